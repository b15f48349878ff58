package io.ringfence.feature;

import java.util.Arrays;

/**
 * Numbers nodes 0, 1, 2 … in the order in which they come; made to be emptied and filled again without being cleared.
 * Expected O(1) for each node. Not thread-safe.
 */
final class NodeSlots {
    static final int NONE = -1;
    private static final int FIRST = 64;

    private int[] nodes = new int[FIRST / 2];
    private long[] table = new long[FIRST]; // round in the upper half, slot in the lower
    private int size;
    private int round = 1;

    /** Forgets all; O(1). */
    void clear() {
        size = 0;
        if (++round == Integer.MAX_VALUE) {
            Arrays.fill(table, 0);
            round = 1;
        }
    }

    int size() {
        return size;
    }

    int node(int slot) {
        return nodes[slot];
    }

    /** The slot of a node, or {@link #NONE}. */
    int find(int node) {
        int mask = table.length - 1;
        for (int place = hash(node) & mask; ; place = place + 1 & mask) {
            long entry = table[place];
            if ((int) (entry >>> 32) != round) {
                return NONE;
            }
            if (nodes[(int) entry] == node) {
                return (int) entry;
            }
        }
    }

    boolean contains(int node) {
        return find(node) >= 0;
    }

    /** Adds a node and says whether it is new; its slot is then the last. */
    boolean add(int node) {
        int mask = table.length - 1;
        int place = hash(node) & mask;
        while ((int) (table[place] >>> 32) == round) {
            if (nodes[(int) table[place]] == node) {
                return false;
            }
            place = place + 1 & mask;
        }
        if (size == nodes.length) {
            grow();
            return add(node);
        }
        nodes[size] = node;
        table[place] = (long) round << 32 | size;
        size++;
        return true;
    }

    private void grow() {
        nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        table = new long[2 * table.length];
        round = 1;
        int mask = table.length - 1;
        for (int slot = 0; slot < size; slot++) {
            int place = hash(nodes[slot]) & mask;
            while (table[place] != 0) {
                place = place + 1 & mask;
            }
            table[place] = (long) round << 32 | slot;
        }
    }

    private static int hash(int node) {
        int mixed = node * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
