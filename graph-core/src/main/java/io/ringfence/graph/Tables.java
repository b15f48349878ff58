package io.ringfence.graph;

import java.util.List;

/** The records of a graph. They only ever grow at their end; records that are taken out make new tables. */
record Tables(
        NodeTable nodes,
        OpeningTable openings,
        LinkTable links,
        PaymentTable payments,
        LabelTable labels,
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
                new IdMap(types, new TextIndex(layout)),
                names);
    }

    /** The same records with the tables of ids that they had meanwhile folded. */
    Tables with(IdMap folded, PaymentTable ofFoldedIds) {
        return new Tables(nodes, openings, links, ofFoldedIds, labels, folded, names);
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
                + ids.texts().heapBytes();
    }
}
