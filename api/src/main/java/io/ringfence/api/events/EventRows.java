package io.ringfence.api.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micronaut.http.HttpStatus;
import io.ringfence.api.problem.BodyProblem;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.graph.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a body apart: one JSON object, an array of them, or one per line. */
final class EventRows {
    private static final int MAX_ROWS = 20_000;

    /**
     * One row: its JSON, or why it is none.
     *
     * @param json   null where it could not be parsed
     * @param reason null where it could
     * @param source where it stands, for evidence
     */
    record Row(@Nullable JsonNode json, @Nullable String reason, Source source) {
        static Row of(JsonNode json) {
            return new Row(json, null, Source.API);
        }

        static Row refused(String reason) {
            return new Row(null, reason, Source.API);
        }
    }

    private final ObjectReader reader;

    EventRows(ObjectReader reader) {
        this.reader = reader;
    }

    /** The rows of newline-delimited JSON; a line that is none is a row with a reason. */
    List<Row> lines(String body) {
        var rows = new ArrayList<Row>();
        body.lines().filter(line -> !line.isBlank()).forEach(line -> {
            requireRoom(rows);
            try {
                JsonNode json = reader.readTree(line);
                rows.add(json.isObject() ? Row.of(json) : Row.refused("an event must be a JSON object"));
            } catch (JsonProcessingException e) {
                rows.add(Row.refused(BodyProblem.detail(e)));
            }
        });
        return rows;
    }

    /** The rows of a JSON object, an array, or several objects one after the other. */
    List<Row> values(String body) {
        var rows = new ArrayList<Row>();
        try (MappingIterator<JsonNode> values = reader.forType(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                requireRoom(rows);
                rows.add(Row.of(values.nextValue()));
            }
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest(BodyProblem.detail(e));
        } catch (IOException e) {
            throw ProblemException.badRequest("the body cannot be read");
        }
        return rows;
    }

    private static void requireRoom(List<Row> rows) {
        if (rows.size() == MAX_ROWS) {
            throw new ProblemException(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "at most " + MAX_ROWS + " events in one call; nothing was added",
                    Map.of());
        }
    }
}
