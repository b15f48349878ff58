package io.ringfence.embeddings.trees;

import java.util.Map;

/**
 * Settings of one boosting run.
 *
 * @param rounds         most trees, 1 to 1000
 * @param patience       rounds without a better validation score after which it stops, at least 1
 * @param depth          deepest tree, 1 to 12
 * @param learningRate   step of each tree, above 0, at most 1
 * @param minChildWeight least weight of a leaf, in second-derivative units
 * @param threads        native threads, at least 1
 * @param seed           fixes the sampling of rows and columns
 */
public record TreesParameters(
        int rounds, int patience, int depth, double learningRate, double minChildWeight, int threads, long seed) {
    /** Small shallow steps, stopped early: the setting that won on public graphs of fraud. */
    public static final TreesParameters DEFAULT = new TreesParameters(300, 40, 5, 0.08, 3, 2, 42);

    /** Bounds keep a run short and a model small. */
    public TreesParameters {
        if (rounds < 1 || rounds > 1000) {
            throw new IllegalArgumentException("rounds must be between 1 and 1000, got " + rounds);
        }
        if (patience < 1 || depth < 1 || depth > 12 || threads < 1) {
            throw new IllegalArgumentException(
                    "patience and threads must be at least 1 and depth between 1 and 12, got " + patience + ", "
                            + threads + ", " + depth);
        }
        if (!(learningRate > 0 && learningRate <= 1) || !(minChildWeight >= 0)) {
            throw new IllegalArgumentException("learningRate must be in (0, 1] and minChildWeight at least 0, got "
                    + learningRate + ", " + minChildWeight);
        }
    }

    /** The same with another seed. */
    public TreesParameters withSeed(long other) {
        return new TreesParameters(rounds, patience, depth, learningRate, minChildWeight, threads, other);
    }

    /** By name, for a model's provenance. */
    public Map<String, String> describe() {
        return Map.of(
                "trees.rounds", Integer.toString(rounds),
                "trees.patience", Integer.toString(patience),
                "trees.depth", Integer.toString(depth),
                "trees.learningRate", Double.toString(learningRate),
                "trees.minChildWeight", Double.toString(minChildWeight));
    }
}
