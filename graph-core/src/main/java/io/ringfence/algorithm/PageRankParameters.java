package io.ringfence.algorithm;

/**
 * Settings of one PageRank run.
 *
 * @param damping    probability of following an edge rather than starting anew, 0 to below 1
 * @param iterations most sweeps over the graph, at least 1
 * @param tolerance  stops after a sweep that moved less rank than this in all (L1), at least 0; 0 never stops early
 * @param weighted   whether rank flows by weight of edge, or to each neighbour alike
 */
public record PageRankParameters(double damping, int iterations, double tolerance, boolean weighted) {
    public static final PageRankParameters DEFAULT = new PageRankParameters(0.85, 20, 0, false);

    public PageRankParameters {
        if (!(damping >= 0 && damping < 1)) {
            throw new IllegalArgumentException("damping must be 0 to below 1, got " + damping);
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must be at least 0, got " + tolerance);
        }
    }
}
