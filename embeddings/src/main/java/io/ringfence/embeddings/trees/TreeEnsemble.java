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
    private final Forest forest;
    private final ShapleyValues shapley;

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
        forest = new Forest(this.trees);
        shapley = new ShapleyValues(this.trees);
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
        return base + forest.score(row);
    }

    /**
     * What each column adds to the margin of a row: its Shapley value in log-odds, as TreeSHAP defines it. With
     * {@link #bias} they sum to the margin up to rounding. Some ten times the work of {@link #margin}.
     *
     * @see <a href="https://arxiv.org/abs/1802.03888">Lundberg, Erion &amp; Lee 2018</a>
     */
    public double[] contributions(float[] row) {
        requireRow(row);
        double[] contributions = new double[features.size()];
        shapley.add(row, contributions);
        return contributions;
    }

    private void requireRow(float[] row) {
        if (row.length != features.size()) {
            throw new IllegalArgumentException("a row must have " + features.size() + " values, got " + row.length);
        }
    }
}
