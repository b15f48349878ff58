package io.ringfence.graph;

import java.util.Arrays;

/**
 * One record per link: an observed tie of two entities. A payment makes one link to each of its parties, so that what
 * was shared in paying is shared in the graph.
 */
public final class LinkTable extends RecordTable {
    /** The payment of a link that came of no payment. */
    public static final int NO_PAYMENT = -1;

    private int[] from = new int[256];
    private int[] to = new int[256];
    private int[] payment = new int[256];

    LinkTable() {}

    int add(int fromNode, int toNode, int ofPayment, Stamp stamp) {
        int link = add(stamp);
        from[link] = fromNode;
        to[link] = toNode;
        payment[link] = ofPayment;
        return link;
    }

    @Override
    void grow(int capacity) {
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        payment = Arrays.copyOf(payment, capacity);
    }

    /** The account that was observed; of a transfer, the payer. */
    public int from(int link) {
        return from[link];
    }

    /** What it was observed with; of a transfer, the payee. */
    public int to(int link) {
        return to[link];
    }

    /** The payment that made the link, or {@link #NO_PAYMENT}. */
    public int payment(int link) {
        return payment[link];
    }
}
