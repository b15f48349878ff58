package io.ringfence.ring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What became of a ring between two runs.
 *
 * @param ringId     the ring that it is about
 * @param kind       what happened
 * @param at         the moment of the later run
 * @param relatedIds other rings that took part: those merged into it, or that it was split from; sorted
 * @param sizeBefore members in the earlier run, 0 if it was born
 * @param sizeAfter  members in the later run, 0 if it is gone or was merged into another
 */
public record RingChange(String ringId, Kind kind, Instant at, List<String> relatedIds, int sizeBefore, int sizeAfter) {
    /** Kinds of change. */
    public enum Kind {
        BORN,
        GROWN,
        SHRUNK,
        MERGED,
        SPLIT,
        GONE
    }

    public RingChange {
        Objects.requireNonNull(ringId, "ringId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        relatedIds = relatedIds.stream().sorted().toList();
        if (sizeBefore < 0 || sizeAfter < 0) {
            throw new IllegalArgumentException("sizes must be at least 0, got " + sizeBefore + " and " + sizeAfter);
        }
    }
}
