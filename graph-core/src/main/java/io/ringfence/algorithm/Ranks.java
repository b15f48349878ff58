package io.ringfence.algorithm;

/** A rank of each node, above or at 0, summing to 1 but for rounding, and how it was reached. */
public final class Ranks {
    private final float[] ranks;
    private final int iterations;
    private final double change;

    Ranks(float[] ranks, int iterations, double change) {
        this.ranks = ranks;
        this.iterations = iterations;
        this.change = change;
    }

    /** The rank of a node. */
    public float of(int node) {
        return ranks[node];
    }

    /** The rank of each node, a copy, shape [n]. */
    public float[] toArray() {
        return ranks.clone();
    }

    /** Sweeps made. */
    public int iterations() {
        return iterations;
    }

    /** The rank that the last sweep moved (L1). */
    public double change() {
        return change;
    }
}
