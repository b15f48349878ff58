package io.ringfence.algorithm;

import java.util.Objects;

/**
 * Settings of a similarity of nodes by the neighbours that they share.
 *
 * @param measure how shared neighbours are weighed
 * @param cap     most neighbours of a neighbour that counts, at least 2; one of more is a hub, and left out
 * @param top     most similar nodes to give, at least 1
 */
public record SimilarityParameters(Measure measure, int cap, int top) {
    public static final SimilarityParameters DEFAULT = new SimilarityParameters(Measure.RARITY, 100, 10);

    /** How shared neighbours are weighed. */
    public enum Measure {
        /** Sum of the lower over sum of the higher weight to each neighbour, 0 to 1: weighted Jaccard. */
        JACCARD,
        /** Sum over shared neighbours of the lower weight by the logarithm of the neighbour's degree: Adamic-Adar. */
        RARITY
    }

    public SimilarityParameters {
        Objects.requireNonNull(measure, "measure");
        if (cap < 2) {
            throw new IllegalArgumentException("cap must be at least 2, got " + cap);
        }
        if (top < 1) {
            throw new IllegalArgumentException("top must be at least 1, got " + top);
        }
    }
}
