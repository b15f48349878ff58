package io.ringfence.algorithm;

import java.util.List;

/**
 * Settings of one {@link RandomProjection}.
 *
 * @param dimensions  length of a vector, 1 to 4,096
 * @param weights     what each hop adds to a vector, the first hop first; at least one, the last not 0
 * @param normalising β: the random vector of a node of degree g is scaled by g^β; below 0 hubs count less
 * @param seed        fixes the random vectors
 */
public record RandomProjectionParameters(int dimensions, List<Double> weights, double normalising, long seed) {
    /** 64 dimensions, the second and third hop, hubs as they are. */
    public static final RandomProjectionParameters DEFAULT =
            new RandomProjectionParameters(64, List.of(0.0, 1.0, 1.0), 0, 42);

    public RandomProjectionParameters {
        if (dimensions < 1 || dimensions > 4096) {
            throw new IllegalArgumentException("dimensions must be 1 to 4096, got " + dimensions);
        }
        weights = List.copyOf(weights);
        if (weights.isEmpty() || weights.getLast() == 0) {
            throw new IllegalArgumentException("weights must end with one that is not 0, got " + weights);
        }
        if (!weights.stream().allMatch(Double::isFinite) || !Double.isFinite(normalising)) {
            throw new IllegalArgumentException("weights and normalising must be finite");
        }
    }
}
