package io.ringfence.graph;

/** One record per node: its type, and the first event that named it. */
final class NodeTable extends RecordTable {
    static final int OWN = 1;

    private final Column type;

    NodeTable(Column[] columns) {
        super(columns);
        type = columns[COMMON];
    }

    int add(int typeIndex, Stamp stamp) {
        type.add(typeIndex);
        return add(stamp);
    }

    int type(int node) {
        return type.getInt(node);
    }
}
