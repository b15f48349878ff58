package io.ringfence.api.entities;

import io.micronaut.http.HttpStatus;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entity in JSON.
 *
 * @param type such as {@code account}, {@code device}, {@code card}
 * @param id   as the source gave it
 */
@Schema(name = "Entity", description = "An entity: its type and its id within that type.")
public record EntityRef(
        @Schema(example = "device") String type,
        @Schema(example = "d-1") String id) {
    private static final int MAX_ID = 256;

    public EntityRef {
        requireText("type", type);
        requireText("id", id);
    }

    /** The JSON of an entity. */
    public static EntityRef of(EntityId entity) {
        return new EntityRef(entity.type(), entity.id());
    }

    /**
     * The entity, if its type is one that the graph has; that it was ever seen is not asked.
     *
     * @throws ProblemException 422 if there is no such type
     */
    public EntityId toEntity(EntityTypes types) {
        if (types.indexOf(type) < 0) {
            String known = types.all().stream().map(each -> each.name()).collect(Collectors.joining(", "));
            throw ProblemException.invalid("unknown entity type '" + type + "'; known are " + known);
        }
        return new EntityId(type, id);
    }

    /**
     * Parses {@code type:id}, the form of query parameters.
     *
     * @throws ProblemException 400 if it has another form
     */
    public static EntityRef parse(String parameter, String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, parameter + " must be type:id, such as account:a-1", Map.of());
        }
        try {
            return new EntityRef(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(parameter + ": " + e.getMessage());
        }
    }

    /**
     * Checks an id or a name that a caller gave.
     *
     * @throws IllegalArgumentException if it is missing, blank or too long
     */
    public static String requireText(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(field + " is missing or blank");
        }
        if (text.length() > MAX_ID) {
            throw new IllegalArgumentException(field + " has more than " + MAX_ID + " characters");
        }
        return text;
    }
}
