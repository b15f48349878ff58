package io.ringfence.feature;

import java.util.Arrays;

/**
 * Numbers nodes 0, 1, 2 … in the order in which they come; made to be emptied and filled again without being cleared.
 * Expected O(1) for each node. Not thread-safe.
 */
final class NodeSlots {
    static final int NONE = -1;
    private static final int FIRST_BITS = 6;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long ROUND = 0xFFFFFFFFL;

    private int[] nodes = new int[1 << (FIRST_BITS - 1)];
    private long[] table = new long[1 << FIRST_BITS]; // a node in the upper half, the round in the lower
    private int[] slots = new int[1 << FIRST_BITS];
    private int shift = Long.SIZE - FIRST_BITS;
    private int size;
    private long round = 1;

    /** Forgets all; O(1). */
    void clear() {
        size = 0;
        if (++round == ROUND) {
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
        long wanted = (long) node << 32 | round;
        int mask = table.length - 1;
        for (int place = (int) ((node * MIX) >>> shift); ; place = place + 1 & mask) {
            if (table[place] == wanted) {
                return slots[place];
            }
            if ((table[place] & ROUND) != round) {
                return NONE;
            }
        }
    }

    boolean contains(int node) {
        return size > 0 && find(node) >= 0;
    }

    /** Adds a node and says whether it is new; its slot is then the last. */
    boolean add(int node) {
        if (size == nodes.length) {
            grow();
        }
        long wanted = (long) node << 32 | round;
        int mask = table.length - 1;
        int place = (int) ((node * MIX) >>> shift);
        while ((table[place] & ROUND) == round) {
            if (table[place] == wanted) {
                return false;
            }
            place = place + 1 & mask;
        }
        nodes[size] = node;
        table[place] = wanted;
        slots[place] = size++;
        return true;
    }

    private void grow() {
        int count = size;
        nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        table = new long[2 * table.length];
        slots = new int[table.length];
        shift--;
        size = 0;
        for (int slot = 0; slot < count; slot++) {
            add(nodes[slot]);
        }
    }
}
