package io.ringfence.community;

import java.util.Objects;

/**
 * Settings of one Louvain run.
 *
 * @param objective     what a good partition is
 * @param resolution    γ &gt; 0, as in {@link LeidenParameters}
 * @param maxIterations most rounds from single nodes up, at least 1; it ends earlier when a round changes nothing
 * @param seed          fixes the order in which nodes are visited
 */
public record LouvainParameters(LeidenParameters.Objective objective, double resolution, int maxIterations, long seed) {
    /** Modularity at γ = 1, one round, as in the paper. */
    public static final LouvainParameters DEFAULT =
            new LouvainParameters(LeidenParameters.Objective.MODULARITY, 1.0, 1, 42);

    public LouvainParameters {
        Objects.requireNonNull(objective, "objective");
        if (!(resolution > 0)) {
            throw new IllegalArgumentException("resolution must be > 0, got " + resolution);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1, got " + maxIterations);
        }
    }
}
