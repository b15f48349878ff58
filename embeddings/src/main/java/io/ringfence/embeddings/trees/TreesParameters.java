package io.ringfence.embeddings.trees;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of one boosting run.
 *
 * @param rounds         most trees, 1 to 1000
 * @param patience       rounds without a better validation score after which it stops, at least 1
 * @param depth          deepest tree, 1 to 12
 * @param learningRate   step of each tree, above 0, at most 1
 * @param minChildWeight least weight of a leaf, in second-derivative units
 * @param sampling       what a tree is shown, and how it is held back
 * @param threads        native threads, at least 1
 * @param seed           fixes the sampling of rows and columns
 */
public record TreesParameters(
        int rounds,
        int patience,
        int depth,
        double learningRate,
        double minChildWeight,
        Sampling sampling,
        int threads,
        long seed) {
    /** Small shallow steps that see half of the columns each, stopped early: it won on public graphs of fraud. */
    public static final TreesParameters DEFAULT = new TreesParameters(500, 50, 5, 0.05, 4, Sampling.DEFAULT, 2, 42);

    /**
     * What a tree is shown, and how it is held back.
     *
     * @param rows       share of the rows that a tree sees, in (0, 1]
     * @param columns    share of the columns that a tree sees, in (0, 1]
     * @param lambda     ridge on the scores of leaves, at least 0
     * @param fraudTimes how often a fraud row counts, above 0, or {@link #BALANCED}
     */
    public record Sampling(double rows, double columns, double lambda, double fraudTimes) {
        /** A fraud row counts as often as the square root of the legitimate rows that there are for each. */
        public static final double BALANCED = 0;

        public static final Sampling DEFAULT = new Sampling(0.8, 0.5, 20, BALANCED);

        public Sampling {
            if (!(rows > 0 && rows <= 1) || !(columns > 0 && columns <= 1)) {
                throw new IllegalArgumentException(
                        "rows and columns must be in (0, 1], got " + rows + " and " + columns);
            }
            if (!(lambda >= 0) || !(fraudTimes >= 0)) {
                throw new IllegalArgumentException(
                        "lambda and fraudTimes must be at least 0, got " + lambda + " and " + fraudTimes);
            }
        }
    }

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

    /** The same with {@link Sampling#BALANCED} made a number for rows of which a share, above 0, is fraud. */
    TreesParameters balanced(double shareOfFraud) {
        if (sampling.fraudTimes > Sampling.BALANCED) {
            return this;
        }
        double times = Math.max(1, Math.sqrt((1 - shareOfFraud) / shareOfFraud));
        var made = new Sampling(sampling.rows, sampling.columns, sampling.lambda, times);
        return new TreesParameters(rounds, patience, depth, learningRate, minChildWeight, made, threads, seed);
    }

    /** The same with another seed. */
    public TreesParameters withSeed(long other) {
        return new TreesParameters(rounds, patience, depth, learningRate, minChildWeight, sampling, threads, other);
    }

    /** The same with exactly so many trees wanted. */
    public TreesParameters withRounds(int wanted) {
        return new TreesParameters(wanted, patience, depth, learningRate, minChildWeight, sampling, threads, seed);
    }

    /** By name, for a model's provenance. */
    public Map<String, String> describe() {
        var described = new TreeMap<String, String>();
        described.put("trees.rounds", Integer.toString(rounds));
        described.put("trees.patience", Integer.toString(patience));
        described.put("trees.depth", Integer.toString(depth));
        described.put("trees.learningRate", Double.toString(learningRate));
        described.put("trees.minChildWeight", Double.toString(minChildWeight));
        described.put("trees.rows", Double.toString(sampling.rows()));
        described.put("trees.columns", Double.toString(sampling.columns()));
        described.put("trees.lambda", Double.toString(sampling.lambda()));
        described.put("trees.fraudTimes", Double.toString(sampling.fraudTimes()));
        return described;
    }
}
