package io.ringfence.graph;

/** One record per account opening. */
final class OpeningTable extends RecordTable {
    static final int OWN = 1;

    private final Column node;

    OpeningTable(Column[] columns) {
        super(columns);
        node = columns[COMMON];
    }

    int add(int account, Stamp stamp) {
        node.add(account);
        return add(stamp);
    }

    int node(int record) {
        return node.getInt(record);
    }

    RowCompression.Ends ends() {
        return new RowCompression.Ends(node, null, false);
    }
}
