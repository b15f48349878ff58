package io.ringfence.algorithm;

import java.util.Arrays;

/**
 * The memory of forward pushes: for each node that a push has met its rank, what it has yet to hand on, and whether it
 * waits. Keep one per thread and give it to every push; it holds what the largest of them met, and is cleared by what
 * the last one met. Not safe for concurrent use.
 */
public final class PushWorkspace {
    private static final int FIRST = 1 << 10;
    private static final int NONE = -1;

    private int[] table = new int[2 * FIRST]; // hash of a node to its place
    private int[] nodes = new int[FIRST];
    private int size;
    private int[] queue = new int[FIRST]; // ring of places
    private int head;
    private int waiting;
    double[] rank = new double[FIRST];
    double[] residual = new double[FIRST];
    double[] threshold = new double[FIRST]; // residual from which a node is pushed
    private boolean[] waits = new boolean[FIRST];

    /** An empty workspace of a few kilobytes. */
    public PushWorkspace() {
        Arrays.fill(table, NONE);
    }

    void clear() {
        for (int place = 0; place < size; place++) {
            int at = hash(nodes[place]);
            while (table[at] != NONE) { // the run of entries from a node's own place on; all go
                table[at] = NONE;
                at = (at + 1) & (table.length - 1);
            }
        }
        Arrays.fill(rank, 0, size, 0);
        Arrays.fill(residual, 0, size, 0);
        Arrays.fill(waits, 0, size, false);
        size = 0;
        head = 0;
        waiting = 0;
    }

    int size() {
        return size;
    }

    int node(int place) {
        return nodes[place];
    }

    /** The place of a node, or −1 − the place that it was just given. */
    int place(int node) {
        int at = hash(node);
        for (int place = table[at]; place != NONE; place = table[at]) {
            if (nodes[place] == node) {
                return place;
            }
            at = (at + 1) & (table.length - 1);
        }
        if (size == nodes.length) {
            grow();
            return place(node);
        }
        table[at] = size;
        nodes[size] = node;
        return -1 - size++;
    }

    void enqueue(int place) {
        if (!waits[place]) {
            waits[place] = true;
            queue[(head + waiting++) & (queue.length - 1)] = place;
        }
    }

    /** The next place that waits, or −1. */
    int dequeue() {
        if (waiting == 0) {
            return NONE;
        }
        int place = queue[head];
        head = (head + 1) & (queue.length - 1);
        waiting--;
        waits[place] = false;
        return place;
    }

    private int hash(int node) {
        int mixed = node * 0x9e3779b9;
        return (mixed ^ (mixed >>> 15)) & (table.length - 1);
    }

    private void grow() {
        int capacity = Math.multiplyExact(2, nodes.length);
        int[] longer = new int[capacity];
        for (int i = 0; i < waiting; i++) {
            longer[i] = queue[(head + i) & (queue.length - 1)];
        }
        queue = longer;
        head = 0;
        nodes = Arrays.copyOf(nodes, capacity);
        rank = Arrays.copyOf(rank, capacity);
        residual = Arrays.copyOf(residual, capacity);
        threshold = Arrays.copyOf(threshold, capacity);
        waits = Arrays.copyOf(waits, capacity);
        table = new int[Math.multiplyExact(2, capacity)];
        Arrays.fill(table, NONE);
        for (int place = 0; place < size; place++) {
            int at = hash(nodes[place]);
            while (table[at] != NONE) {
                at = (at + 1) & (table.length - 1);
            }
            table[at] = place;
        }
    }
}
