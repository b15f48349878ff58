package io.ringfence.feature;

import java.util.Arrays;

/**
 * Numbers nodes 0, 1, 2 … in the order in which they come, up to 2²⁴ of them; made to be emptied and filled again without
 * being cleared. Expected O(1) for each node. Not thread-safe.
 */
final class NodeSlots {
    static final int NONE = -1;
    private static final int FIRST_BITS = 6;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int SLOT_BITS = 24;
    private static final int SLOT = (1 << SLOT_BITS) - 1;
    private static final int ROUND_BITS = Integer.SIZE - SLOT_BITS;
    private static final int ROUND = (1 << ROUND_BITS) - 1;

    private int[] nodes = new int[1 << (FIRST_BITS - 1)];
    private long[] table = new long[1 << FIRST_BITS]; // a node, the round, and the slot of the node
    private int shift = Long.SIZE - FIRST_BITS;
    private int size;
    private int round = 1;

    /** Forgets all; O(1), but for each 256th time. */
    void clear() {
        size = 0;
        if (++round > ROUND) {
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
        long wanted = (long) node << ROUND_BITS | round;
        int mask = table.length - 1;
        for (int place = (int) ((node * MIX) >>> shift); ; place = place + 1 & mask) {
            long there = table[place];
            if (there >>> SLOT_BITS == wanted) {
                return (int) there & SLOT;
            }
            if ((there >>> SLOT_BITS & ROUND) != round) {
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
        long wanted = (long) node << ROUND_BITS | round;
        int mask = table.length - 1;
        int place = (int) ((node * MIX) >>> shift);
        for (long there = table[place]; (there >>> SLOT_BITS & ROUND) == round; there = table[place]) {
            if (there >>> SLOT_BITS == wanted) {
                return false;
            }
            place = place + 1 & mask;
        }
        nodes[size] = node;
        table[place] = wanted << SLOT_BITS | size++;
        return true;
    }

    private void grow() {
        if (size > SLOT) {
            throw new IllegalStateException("no more than " + (SLOT + 1) + " nodes have slots");
        }
        int count = size;
        nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        table = new long[2 * table.length];
        shift--;
        size = 0;
        for (int slot = 0; slot < count; slot++) {
            add(nodes[slot]);
        }
    }
}
