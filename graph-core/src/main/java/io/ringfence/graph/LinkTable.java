package io.ringfence.graph;

/**
 * One record per link: an observed tie of two entities. A payment makes one link to each of its parties, so that what
 * was shared in paying is shared in the graph.
 */
public final class LinkTable extends RecordTable {
    /** The payment of a link that came of no payment. */
    public static final int NO_PAYMENT = -1;

    static final int OWN = 3;
    static final int PAYMENT = COMMON + 2;

    private final Column from;
    private final Column to;
    private final Column payment;

    LinkTable(Column[] columns) {
        super(columns);
        from = columns[COMMON];
        to = columns[COMMON + 1];
        payment = columns[PAYMENT];
    }

    int add(int fromNode, int toNode, int ofPayment, Stamp stamp) {
        from.add(fromNode);
        to.add(toNode);
        payment.add(ofPayment);
        return add(stamp);
    }

    /** The account that was observed; of a transfer, the payer. */
    public int from(int link) {
        return from.getInt(link);
    }

    /** What it was observed with; of a transfer, the payee. */
    public int to(int link) {
        return to.getInt(link);
    }

    /** The payment that made the link, or {@link #NO_PAYMENT}. */
    public int payment(int link) {
        return payment.getInt(link);
    }

    RowCompression.Ends ends() {
        return new RowCompression.Ends(from, to, true);
    }
}
