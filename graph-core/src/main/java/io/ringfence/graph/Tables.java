package io.ringfence.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a graph. They only ever grow at their end; records that are taken out make new tables. */
record Tables(
        NodeTable nodes,
        OpeningTable openings,
        LinkTable links,
        PaymentTable payments,
        LabelTable labels,
        AttributeTable attributes,
        AwaitedPayments awaited,
        IdMap ids,
        Names names) {

    static Tables empty(EntityTypes types, Layout layout) {
        var names = new Names(List.of());
        return new Tables(
                new NodeTable(RecordTable.empty(layout, NodeTable.OWN)),
                new OpeningTable(RecordTable.empty(layout, OpeningTable.OWN)),
                new LinkTable(RecordTable.empty(layout, LinkTable.OWN)),
                new PaymentTable(RecordTable.empty(layout, PaymentTable.OWN), new TextIndex(layout), names),
                new LabelTable(RecordTable.empty(layout, LabelTable.OWN), names),
                new AttributeTable(RecordTable.empty(layout, AttributeTable.OWN), AttributeValues.none(layout)),
                AwaitedPayments.none(layout),
                new IdMap(types, new TextIndex(layout)),
                names);
    }

    /** The same records with the tables of ids that they had meanwhile folded. */
    Tables with(IdMap folded, PaymentTable ofFoldedIds) {
        return new Tables(nodes, openings, links, ofFoldedIds, labels, attributes, awaited, folded, names);
    }

    /** The payment of each of the first labels, if it is one of the first payments; below 0 where it is not. */
    Column paymentsOfLabels(Published.Sizes sizes, Layout layout, Workers workers) {
        return awaited.ids().size() == 0
                ? labels.paymentColumn()
                : Column.of(
                        layout.recordBits(),
                        sizes.labels(),
                        (from, count, into) -> {
                            for (int i = 0; i < count; i++) {
                                into[i] = paymentOfLabel(from + i, sizes.payments());
                            }
                        },
                        workers);
    }

    /** The payment of a label, if it is one of the first payments; below 0 where it is not. */
    int paymentOfLabel(int label, int limit) {
        int payment = labels.payment(label);
        return payment >= LabelTable.NO_PAYMENT
                ? payment
                : payments.ids().find(0, awaited.ids().utf8(LabelTable.awaited(payment)), limit);
    }

    /** The id of the payment that a label is about, or null where it is about an account. */
    @Nullable
    String paymentIdOfLabel(int label) {
        int payment = labels.payment(label);
        if (payment == LabelTable.NO_PAYMENT) {
            return null;
        }
        return payment >= 0 ? payments.id(payment) : awaited.ids().text(LabelTable.awaited(payment));
    }

    Source source(RecordTable table, int record) {
        return new Source(names.get(table.sourceFile(record)), table.sourceRow(record));
    }

    long heapBytes() {
        return nodes.heapBytes()
                + openings.heapBytes()
                + links.heapBytes()
                + payments.heapBytes()
                + labels.heapBytes()
                + attributes.heapBytes()
                + awaited.ids().heapBytes()
                + awaited.labels().heapBytes()
                + ids.texts().heapBytes();
    }
}
