package io.ringfence.dense;

import io.ringfence.graph.RunControl;
import java.util.Arrays;

/**
 * The order in which nodes go when the one with the least weight to those still there goes first, the lowest number of
 * equals first.
 *
 * <p>Nodes that weigh less than a floor may go in any order, because what is left when none of them is left is the same
 * whatever the order: that part needs no queue. Of the others only those below a rising limit stand in a heap, about a
 * sixteenth of what is left at a time, so the heap stays in cache and a node above the limit costs one subtraction for
 * each neighbour that goes.
 *
 * <p>O(ties log nodes) time.
 */
final class Peeling {
    private static final int NODE_BITS = 31;
    private static final long NODE_MASK = (1L << NODE_BITS) - 1;

    /** Weights above this do not fit beside a node in a long; a node that light always exists, see {@link #raise}. */
    private static final long MOST_KEY = (1L << 32) - 1;

    private static final int ALL_AT_ONCE = 4_096;
    private static final int SAMPLE = 1_024;
    private static final int SHARE = 16;
    private static final long GONE = -1;
    private static final int CHECK_EVERY = 1 << 17;

    private final Bipartite graph;
    private final RunControl control;
    private final long[] keys;
    private final LongHeap heap = new LongHeap();
    private long limit;
    private int[] waiting;
    private int waitingCount;
    private int removed;

    /** Weight of all ties between nodes that are still there. */
    long total;

    /** Nodes still there before the exact part. */
    int left;

    /** Nodes in the order in which the exact part removed them, shape [left]. */
    int[] order = {};

    /** The weight that each removal of {@link #order} took away, in units of 2⁻²⁰, shape [left]. */
    long[] lost = {};

    Peeling(Bipartite graph, RunControl control) {
        this.graph = graph;
        this.control = control;
        int n = graph.nodes();
        keys = new long[n];
        waiting = new int[n];
        for (int account = 0; account < graph.accounts; account++) {
            long sum = 0;
            for (int slot = graph.offsets[account]; slot < graph.offsets[account + 1]; slot++) {
                sum += graph.weights[graph.neighbours[slot] - graph.accounts];
            }
            keys[account] = sum;
            total += sum;
        }
        for (int node = graph.accounts; node < n; node++) {
            keys[node] = (long) graph.weights[node - graph.accounts] * (graph.offsets[node + 1] - graph.offsets[node]);
        }
        left = n;
    }

    /** Removes, in any order, nodes that weigh less than a floor, in units of 2⁻²⁰; and nodes without a tie. */
    void shed(double floor) {
        for (int node = 0; node < keys.length; node++) {
            if (keys[node] != GONE && (keys[node] < floor || keys[node] == 0)) {
                drop(node, floor);
            }
        }
    }

    /** The nodes that are still there, ascending. */
    int[] remaining() {
        int[] nodes = new int[left];
        int size = 0;
        for (int node = 0; node < keys.length; node++) {
            if (keys[node] != GONE) {
                nodes[size++] = node;
            }
        }
        return nodes;
    }

    private void drop(int first, double floor) {
        int size = 0;
        waiting[size++] = first;
        left--;
        total -= keys[first];
        keys[first] = GONE;
        while (size > 0) {
            int node = waiting[--size];
            if ((++removed & (CHECK_EVERY - 1)) == 0) {
                control.check("dense blocks", removed, keys.length);
            }
            for (int slot = graph.offsets[node]; slot < graph.offsets[node + 1]; slot++) {
                int other = graph.neighbours[slot];
                if (keys[other] == GONE) {
                    continue;
                }
                keys[other] -= graph.weight(node, other);
                if (keys[other] < floor || keys[other] == 0) {
                    left--;
                    total -= keys[other];
                    keys[other] = GONE;
                    waiting[size++] = other;
                }
            }
        }
    }

    /** Removes everything that is left in the exact order. */
    Peeling run() {
        waitingCount = 0;
        for (int node = 0; node < keys.length; node++) {
            if (keys[node] != GONE) {
                waiting[waitingCount++] = node;
            }
        }
        order = new int[left];
        lost = new long[left];
        int size = 0;
        while (size < order.length) {
            if (heap.isEmpty()) {
                raise();
                continue;
            }
            long least = heap.pop();
            int node = (int) (least & NODE_MASK);
            long key = least >>> NODE_BITS;
            if (keys[node] != key) {
                continue;
            }
            order[size] = node;
            lost[size++] = key;
            keys[node] = GONE;
            remove(node);
            if ((++removed & (CHECK_EVERY - 1)) == 0) {
                control.check("dense blocks", removed, keys.length);
            }
        }
        waiting = new int[0];
        return this;
    }

    private void remove(int node) {
        int end = graph.offsets[node + 1];
        if (node >= graph.accounts) {
            long weight = graph.weights[node - graph.accounts];
            for (int slot = graph.offsets[node]; slot < end; slot++) {
                lighten(graph.neighbours[slot], weight);
            }
        } else {
            for (int slot = graph.offsets[node]; slot < end; slot++) {
                int entity = graph.neighbours[slot];
                lighten(entity, graph.weights[entity - graph.accounts]);
            }
        }
    }

    private void lighten(int node, long by) {
        long key = keys[node];
        if (key != GONE) {
            key -= by;
            keys[node] = key;
            if (key < limit) {
                heap.push((key << NODE_BITS) | node);
            }
        }
    }

    /**
     * Raises the limit so that about a sixteenth of what is left comes below it. The lightest of k nodes weighs at most
     * twice the density among them; 2³² units would take 40,000 accounts that all share 40,000 entities, more ties than
     * an array holds.
     */
    private void raise() {
        int kept = 0;
        for (int i = 0; i < waitingCount; i++) {
            if (keys[waiting[i]] != GONE) {
                waiting[kept++] = waiting[i];
            }
        }
        waitingCount = kept;
        limit = MOST_KEY;
        if (kept > ALL_AT_ONCE) {
            long[] sample = new long[SAMPLE];
            for (int i = 0; i < SAMPLE; i++) {
                sample[i] = keys[waiting[(int) ((long) i * kept / SAMPLE)]];
            }
            Arrays.sort(sample);
            limit = Math.min(MOST_KEY, sample[SAMPLE / SHARE] + 1);
        }
        for (int i = 0; i < kept; i++) {
            if (keys[waiting[i]] < limit) {
                heap.push((keys[waiting[i]] << NODE_BITS) | waiting[i]);
            }
        }
        if (heap.isEmpty()) {
            throw new ArithmeticException("every node that is left weighs more than " + MOST_KEY / Bipartite.ONE);
        }
    }
}
