package io.ringfence.ring;

import org.jspecify.annotations.Nullable;

/**
 * A group as it stands after an event, without the evidence that is written when asked for: a ring, or one that may yet
 * become one and has no id. Of its writer alone.
 */
final class LiveRing {
    final String id;
    final RingScore score;

    /** Account nodes of the graph, ascending. */
    final int[] nodes;

    /** Event time of the last thing that a member did, in epoch milliseconds. */
    long lastAt;

    /** What members did since it was measured. */
    int waiting;

    /** As it was written down, null where that is not so any more. */
    @Nullable
    Ring written;

    /** Whether nothing could be said of it when it was to be written. */
    boolean speechless;

    LiveRing(String id, RingScore score, int[] nodes, long lastAt) {
        this.id = id;
        this.score = score;
        this.nodes = nodes;
        this.lastAt = lastAt;
    }

    boolean isRing() {
        return !id.isEmpty();
    }
}
