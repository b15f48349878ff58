package io.ringfence.graph;

import java.util.Arrays;

/** One record per node: its type, and the first event that named it. */
final class NodeTable extends RecordTable {
    private byte[] type = new byte[256];
    private int[] opening = filled(256);

    int add(int typeIndex, Stamp stamp) {
        int node = add(stamp);
        type[node] = (byte) typeIndex;
        return node;
    }

    @Override
    void grow(int capacity) {
        int old = type.length;
        type = Arrays.copyOf(type, capacity);
        int[] longer = Arrays.copyOf(opening, capacity);
        Arrays.fill(longer, old, capacity, Integer.MAX_VALUE);
        opening = longer;
    }

    int type(int node) {
        return type[node];
    }

    /** The opening record of an account, or {@link Integer#MAX_VALUE}. */
    int opening(int node) {
        return opening[node];
    }

    void setOpening(int node, int record) {
        opening[node] = record;
    }

    private static int[] filled(int capacity) {
        int[] array = new int[capacity];
        Arrays.fill(array, Integer.MAX_VALUE);
        return array;
    }
}
