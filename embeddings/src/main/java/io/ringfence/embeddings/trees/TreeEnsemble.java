package io.ringfence.embeddings.trees;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Boosted trees in flat arrays, scored in pure Java. The margin is in log-odds. A row takes O(trees · depth), a few
 * microseconds for 300 trees; immutable and thread-safe; the same row gives the same bits.
 */
public final class TreeEnsemble {
    private final List<String> features;
    private final double base;
    private final List<Tree> trees;
    private final double bias;

    /**
     * Trees over named features.
     *
     * @param features names of the columns, in order
     * @param base     log-odds before the first tree
     * @param trees    the trees
     * @throws IllegalArgumentException if a tree asks for a feature that is not there
     */
    @JsonCreator
    public TreeEnsemble(
            @JsonProperty("features") List<String> features,
            @JsonProperty("base") double base,
            @JsonProperty("trees") List<Tree> trees) {
        this.features = List.copyOf(features);
        this.base = base;
        this.trees = List.copyOf(trees);
        double sum = base;
        for (Tree tree : this.trees) {
            tree.requireFeatures(this.features.size());
            sum += tree.mean();
        }
        bias = sum;
    }

    /** Names of the columns, in order. */
    @JsonProperty("features")
    public List<String> features() {
        return features;
    }

    /** Log-odds before the first tree. */
    @JsonProperty("base")
    public double base() {
        return base;
    }

    /** The trees. */
    @JsonProperty("trees")
    public List<Tree> trees() {
        return trees;
    }

    /** Log-odds of an average training row; with the contributions of a row it sums to the row's margin. */
    public double bias() {
        return bias;
    }

    /** The log-odds of a row; NaN values take each split's learned side. */
    public double margin(float[] row) {
        requireRow(row);
        double margin = base;
        for (Tree tree : trees) {
            margin += tree.score(row);
        }
        return margin;
    }

    /**
     * What each column added to the margin of a row, by the change of the expected score at every split passed
     * (Saabas); {@code bias() + sum} is the margin up to rounding.
     */
    public double[] contributions(float[] row) {
        requireRow(row);
        double[] contributions = new double[features.size()];
        for (Tree tree : trees) {
            tree.explain(row, contributions);
        }
        return contributions;
    }

    private void requireRow(float[] row) {
        if (row.length != features.size()) {
            throw new IllegalArgumentException("a row must have " + features.size() + " values, got " + row.length);
        }
    }
}
