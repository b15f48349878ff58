package io.ringfence.api.features;

import io.ringfence.api.entities.EntityRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for feature vectors.
 *
 * @param entities at most 500
 * @param at       the moment; now when left out
 */
@Schema(name = "FeaturesRequest")
public record FeaturesRequest(
        List<EntityRef> entities,
        @Schema(nullable = true) @Nullable Instant at) {
    private static final int MAX_ENTITIES = 500;

    public FeaturesRequest {
        if (entities == null || entities.isEmpty() || entities.size() > MAX_ENTITIES) {
            throw new IllegalArgumentException("entities must be 1 to " + MAX_ENTITIES);
        }
        entities = List.copyOf(entities);
    }
}
