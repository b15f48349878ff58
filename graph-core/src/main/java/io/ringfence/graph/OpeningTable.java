package io.ringfence.graph;

import java.util.Arrays;

/** One record per account opening. */
final class OpeningTable extends RecordTable {
    private int[] node = new int[256];

    int add(int account, Stamp stamp) {
        int record = add(stamp);
        node[record] = account;
        return record;
    }

    @Override
    void grow(int capacity) {
        node = Arrays.copyOf(node, capacity);
    }

    int node(int record) {
        return node[record];
    }
}
