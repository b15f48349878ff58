package io.ringfence.algorithm;

import java.util.Arrays;

/** The ranks above 0 of the few nodes around a seed. */
public final class SparseRanks {
    private final int[] nodes;
    private final float[] ranks;
    private final double missing;

    SparseRanks(int[] nodes, float[] ranks, double missing) {
        this.nodes = nodes;
        this.ranks = ranks;
        this.missing = missing;
    }

    /** How many nodes have a rank. */
    public int size() {
        return nodes.length;
    }

    /** The i-th node, 0 ≤ i &lt; size, in the order in which the push met it; the seed is the first. */
    public int node(int i) {
        return nodes[i];
    }

    /** The rank of the i-th node. */
    public float rank(int i) {
        return ranks[i];
    }

    /** What is missing of a sum of 1: rank that was not handed on. */
    public double missing() {
        return missing;
    }

    /** The nodes of the highest ranks, at most k, falling; of equal ranks the lower node first. O(size log size). */
    public int[] top(int k) {
        long[] keys = new long[nodes.length];
        for (int i = 0; i < keys.length; i++) {
            // the bits of floats above 0 are in the order of the floats
            keys[i] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(ranks[i])) << 32 | nodes[i];
        }
        Arrays.sort(keys);
        int[] top = new int[Math.min(k, keys.length)];
        for (int i = 0; i < top.length; i++) {
            top[i] = (int) keys[i];
        }
        return top;
    }
}
