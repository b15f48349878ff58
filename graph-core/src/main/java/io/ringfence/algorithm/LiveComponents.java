package io.ringfence.algorithm;

import java.util.Arrays;

/**
 * Connected components of the links of a sliding window, under a stream of links: exact at every moment, in the window
 * that ends now and in every shorter one.
 *
 * <p>It keeps the spanning forest of the latest links, as a forest of parents in which links get older towards the root
 * and every parent has a higher (random) priority than its child. A link that comes displaces the oldest link of the
 * circle that it closes, so a link that expires never has a replacement: expiry costs nothing, and asking for the
 * component of a node at a time means to climb while links are not older. Links may come in any order of time.
 *
 * <p>Adding and asking take expected O(log nodes) steps; 12 bytes a node. Deterministic for a seed. Not safe for use by
 * several threads at once.
 */
public final class LiveComponents {
    private static final int NONE = -1;

    private int[] parent;
    private long[] time; // of the link to the parent
    private final long seed;
    private int nodes;

    /** No links yet, among nodes 0..n−1; more come with {@link #add}. */
    public LiveComponents(int n, long seed) {
        if (n < 0) {
            throw new IllegalArgumentException("nodes must be at least 0, got " + n);
        }
        this.seed = seed;
        parent = new int[Math.max(16, n)];
        time = new long[parent.length];
        Arrays.fill(parent, NONE);
        Arrays.fill(time, Long.MIN_VALUE);
        nodes = n;
    }

    /** Nodes, with links or without. */
    public int nodeCount() {
        return nodes;
    }

    /**
     * Adds a link; nodes not seen before come into being. An older link in its place is forgotten only where no window
     * can tell the difference.
     *
     * @param at when the link was seen, above {@link Long#MIN_VALUE}
     */
    public void add(int one, int other, long at) {
        if (one < 0 || other < 0 || at == Long.MIN_VALUE) {
            throw new IllegalArgumentException("nodes must be at least 0 and the time later than the least, got " + one
                    + ", " + other + ", " + at);
        }
        reach(Math.max(one, other));
        int left = one;
        int right = other;
        long link = at;
        while (true) {
            left = climb(left, link);
            right = climb(right, link);
            if (left == right) {
                return;
            }
            if (isAbove(left, right)) {
                int swap = left;
                left = right;
                right = swap;
            }
            int displaced = parent[left];
            long displacedAt = time[left];
            parent[left] = right;
            time[left] = link;
            if (displaced == NONE) {
                return;
            }
            left = displaced;
            link = displacedAt;
        }
    }

    /** A node that names the component of a node among the links seen at a time or later; the same for all in it. */
    public int component(int node, long since) {
        if (node < 0 || node >= nodes) {
            throw new IllegalArgumentException("node must be 0 to " + (nodes - 1) + ", got " + node);
        }
        int at = node;
        while (parent[at] != NONE && time[at] >= since) {
            at = parent[at];
        }
        return at;
    }

    /** Whether links seen at a time or later connect two nodes. */
    public boolean connected(int one, int other, long since) {
        return component(one, since) == component(other, since);
    }

    /** The lowest node of each node's component, as {@link ConnectedComponents} labels them; expected O(n log n). */
    public int[] labels(long since) {
        int[] lowest = new int[nodes];
        int[] labels = new int[nodes];
        Arrays.fill(lowest, NONE);
        for (int node = 0; node < nodes; node++) {
            int component = component(node, since);
            if (lowest[component] == NONE) {
                lowest[component] = node;
            }
            labels[node] = lowest[component];
        }
        return labels;
    }

    private void reach(int node) {
        if (node >= parent.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(node + 1L, parent.length * 3L / 2));
            int before = parent.length;
            parent = Arrays.copyOf(parent, capacity);
            time = Arrays.copyOf(time, capacity);
            Arrays.fill(parent, before, capacity, NONE);
            Arrays.fill(time, before, capacity, Long.MIN_VALUE);
        }
        nodes = Math.max(nodes, node + 1);
    }

    private int climb(int node, long at) {
        int top = node;
        while (time[top] >= at) {
            top = parent[top];
        }
        return top;
    }

    private boolean isAbove(int one, int other) {
        int byPriority = Long.compareUnsigned(priority(one), priority(other));
        return byPriority != 0 ? byPriority > 0 : one > other;
    }

    /** A random number of a node, the same each time (the finaliser of SplitMix64). */
    private long priority(int node) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (node + 1L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
