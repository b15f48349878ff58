package io.ringfence.api.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ringfence.api.entities.Words;
import io.ringfence.api.problem.BodyProblem;
import io.ringfence.graph.Event;
import io.ringfence.graph.Source;
import io.ringfence.loaders.stream.EventIntake;
import io.ringfence.workspace.EventVerdict;
import io.ringfence.workspace.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way in for live events, whether a call or a stream brings them: read, then kept by the workspace. */
public final class LiveEvents implements EventIntake {
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Workspace workspace;

    /** Brings events into a workspace. */
    public LiveEvents(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Each message is one event in JSON, as a call may hold it. */
    @Override
    public List<Optional<String>> take(List<Message> messages) {
        var rows = new ArrayList<EventRows.Row>();
        for (Message message : messages) {
            rows.add(row(message));
        }
        return append(rows).results().stream()
                .map(result -> Optional.ofNullable(result.reason()))
                .toList();
    }

    /** Keeps the events of rows; says what became of each. */
    EventsBody append(List<EventRows.Row> rows) {
        var reader = new EventReader(workspace.view(), workspace.clock().instant());
        var events = new ArrayList<Event>();
        var refusals = new ArrayList<@Nullable String>();
        for (EventRows.Row row : rows) {
            String refusal = row.reason();
            if (row.json() != null) {
                try {
                    events.add(reader.read(row.json(), row.source()));
                } catch (IllegalArgumentException e) {
                    refusal = e.getMessage();
                }
            }
            refusals.add(refusal);
        }
        return result(refusals, workspace.append(events));
    }

    private static EventRows.Row row(Message message) {
        Source source = message.source();
        if (message.value().isBlank()) {
            return new EventRows.Row(null, "an event must be a JSON object", source);
        }
        try {
            return new EventRows.Row(JSON.readTree(message.value()), null, source);
        } catch (JsonProcessingException e) {
            return new EventRows.Row(null, BodyProblem.detail(e), source);
        }
    }

    private static EventsBody result(List<@Nullable String> refusals, List<EventVerdict> verdicts) {
        var results = new ArrayList<EventsBody.RowBody>();
        var counts = new EnumMap<EventVerdict.Status, Integer>(EventVerdict.Status.class);
        int next = 0;
        for (String refusal : refusals) {
            EventVerdict verdict = refusal == null ? verdicts.get(next++) : EventVerdict.rejected(refusal);
            counts.merge(verdict.status(), 1, Integer::sum);
            results.add(new EventsBody.RowBody(results.size() + 1, Words.of(verdict.status()), verdict.reason()));
        }
        return new EventsBody(
                counts.getOrDefault(EventVerdict.Status.ADDED, 0),
                counts.getOrDefault(EventVerdict.Status.REPEATED, 0),
                counts.getOrDefault(EventVerdict.Status.REJECTED, 0),
                results);
    }
}
