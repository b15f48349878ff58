package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;

/**
 * Who was seen with an entity, as a view knows it: sighting i, 0 ≤ i &lt; {@link #size}, in the order in which we knew
 * them. Read from a {@link RowCopies} where these have them, else from the columns of the graph. Opened anew for each
 * entity; not thread-safe.
 */
final class Sightings {
    private static final int WORDS = RowCopies.WORDS;
    private static final int CHUNK = 32;
    private static final long[] NONE = {};

    private final long[] pairs = new long[CHUNK];
    private long[] copied = NONE;
    private int size;
    private int node;
    private int first; // the sighting whose pair is the first of those at hand, which end before `end`
    private int end;

    /** Turns to an entity of which there are so many sightings. */
    void open(Moment moment, int entity, int degree) {
        node = entity;
        size = degree;
        end = 0;
        first = 0;
        copied = moment.copies().links().find(moment.view(), entity, size);
    }

    int size() {
        return size;
    }

    /** When we knew it, in epoch milliseconds; never decreases with i. */
    long knownAt(Moment moment, int i) {
        return copied.length > 0 ? copied[i * WORDS] : moment.links().knownAt(link(moment, i));
    }

    /** When it was, in epoch milliseconds. */
    long at(Moment moment, int i, long knownAt) {
        return copied.length > 0 ? copied[i * WORDS + 1] : moment.links().at(link(moment, i), knownAt);
    }

    int account(Moment moment, int i) {
        return copied.length > 0 ? (int) (copied[i * WORDS + 2] >>> 32) : GraphView.neighbourOf(pair(moment, i));
    }

    /** The payment that it was part of, or {@link LinkTable#NO_PAYMENT}. */
    int payment(Moment moment, int i) {
        return copied.length > 0 ? (int) copied[i * WORDS + 2] : moment.links().payment(link(moment, i));
    }

    /** The amount of a payment that it was part of. */
    long cents(Moment moment, int i, int payment) {
        return copied.length > 0 ? copied[i * WORDS + 3] : moment.payments().amountCents(payment);
    }

    private int link(Moment moment, int i) {
        return GraphView.recordOf(pair(moment, i));
    }

    private long pair(Moment moment, int i) {
        if (i < first || i >= end) {
            // Most walks go backwards.
            boolean onward = i == end && end > first;
            first = onward ? i : Math.max(0, i + 1 - CHUNK);
            end = onward ? Math.min(size, i + CHUNK) : i + 1;
            moment.view().links(node, first, end, pairs);
        }
        return pairs[i - first];
    }
}
