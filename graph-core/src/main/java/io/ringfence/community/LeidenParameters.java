package io.ringfence.community;

import java.util.Objects;

/**
 * Settings of one Leiden run.
 *
 * @param objective     what a good partition is
 * @param resolution    γ &gt; 0; higher gives smaller communities. Of modularity dimensionless, of Potts a weight per
 *                      pair of nodes
 * @param maxCommunity  communities of more nodes are split again at twice the resolution; at least 2
 * @param maxIterations most rounds, at least 1; it ends earlier when a round changes nothing
 * @param seed          fixes the order in which nodes are visited
 */
public record LeidenParameters(Objective objective, double resolution, int maxCommunity, int maxIterations, long seed) {
    /** Modularity at γ = 1, no size cap. */
    public static final LeidenParameters DEFAULT =
            new LeidenParameters(Objective.MODULARITY, 1.0, Integer.MAX_VALUE, 20, 42);

    /** What Leiden maximises. */
    public enum Objective {
        /** Weight inside communities against a random graph of the same degrees. */
        MODULARITY,
        /** Weight inside communities less γ per pair of nodes: no resolution limit, so small groups stay apart. */
        POTTS
    }

    public LeidenParameters {
        Objects.requireNonNull(objective, "objective");
        if (!(resolution > 0)) {
            throw new IllegalArgumentException("resolution must be > 0, got " + resolution);
        }
        if (maxCommunity < 2) {
            throw new IllegalArgumentException("maxCommunity must be at least 2, got " + maxCommunity);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1, got " + maxIterations);
        }
    }

    LeidenParameters withResolution(double other) {
        return new LeidenParameters(objective, other, maxCommunity, maxIterations, seed);
    }
}
