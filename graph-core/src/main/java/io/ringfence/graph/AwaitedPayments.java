package io.ringfence.graph;

/**
 * Ids of payments that labels named before the payments themselves were known, and those labels. A payment's labels go
 * into its own row when it comes. The ids are for the writer and a snapshot; the labels for the writer alone.
 */
final class AwaitedPayments {
    private static final int ALL = Integer.MAX_VALUE;

    private final TextIndex ids;
    private final Rows labels;

    private AwaitedPayments(TextIndex ids, Rows labels) {
        this.ids = ids;
        this.labels = labels;
    }

    static AwaitedPayments none(Layout layout) {
        return new AwaitedPayments(new TextIndex(layout), new Rows(CompressedRows.none(layout.nodeBits())));
    }

    /** Those that some labels name. */
    static AwaitedPayments of(TextIndex ids, LabelTable table, int labels, Layout layout) {
        AwaitedPayments awaited = new AwaitedPayments(ids, new Rows(CompressedRows.none(layout.nodeBits())));
        for (int label = 0; ids.size() > 0 && label < labels; label++) {
            int payment = table.payment(label);
            if (payment < LabelTable.NO_PAYMENT) {
                awaited.add(LabelTable.awaited(payment), table.fraud(label), label);
            }
        }
        return awaited;
    }

    TextIndex ids() {
        return ids;
    }

    int find(byte[] id) {
        return ids.size() == 0 ? -1 : ids.find(0, id, ALL);
    }

    /** The number of an id, a new one where it is new. */
    int number(byte[] id) {
        int number = find(id);
        return number >= 0 ? number : ids.add(0, id);
    }

    void add(int number, boolean fraud, int label) {
        labels.append(number, fraud ? 1 : 0, label);
    }

    Rows labels() {
        return labels;
    }

    /** The labels that waited for a payment of an id, in their order. */
    void forEachLabel(byte[] id, GraphView.LinkVisitor visitor) {
        int number = find(id);
        if (number >= 0) {
            labels.forEach(number, ALL, visitor);
        }
    }
}
