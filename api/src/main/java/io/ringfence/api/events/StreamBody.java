package io.ringfence.api.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of one server-sent event.
 *
 * @param at       when it happened
 * @param count    of {@code events}, how many were added; of {@code rings}, how many there are
 * @param ringId   of {@code decision}, the ring
 * @param decision of {@code decision}, what was decided
 * @param changes  of {@code rings}, what became of rings, at most a hundred
 */
@Schema(name = "StreamEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamBody(
        Instant at,
        @Nullable Integer count,
        @Nullable String ringId,
        @Nullable String decision,
        @Nullable List<Change> changes) {
    /** What became of one ring. */
    @Schema(name = "StreamRingChange")
    public record Change(String ringId, String kind, int sizeBefore, int sizeAfter) {}

    static StreamBody at(Instant at) {
        return new StreamBody(at, null, null, null, null);
    }

    StreamBody withCount(int number) {
        return new StreamBody(at, number, ringId, decision, changes);
    }

    StreamBody withDecision(String ring, String verdict) {
        return new StreamBody(at, count, ring, verdict, changes);
    }

    StreamBody withChanges(List<Change> all) {
        return new StreamBody(at, count, ringId, decision, List.copyOf(all));
    }
}
