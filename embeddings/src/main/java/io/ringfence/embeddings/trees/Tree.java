package io.ringfence.embeddings.trees;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One binary tree in flat arrays; node 0 is the root, children come after their parent. A row goes left where its value
 * is below the threshold, compared as floats.
 */
public final class Tree {
    private static final int LEAF = -1;

    private final int[] feature;
    private final float[] threshold;
    private final int[] left;
    private final int[] right;
    private final boolean[] missingLeft;
    private final float[] value;
    private final float[] cover;
    private final double[] mean;

    /**
     * A tree of n nodes.
     *
     * @param feature     column that a node asks for, −1 for a leaf
     * @param threshold   where a node splits
     * @param left        left child
     * @param right       right child
     * @param missingLeft whether a missing value goes left
     * @param value       score of a leaf; 0 elsewhere
     * @param cover       training weight that came through a node
     * @throws IllegalArgumentException if this is no tree
     */
    @JsonCreator
    Tree(
            @JsonProperty("feature") int[] feature,
            @JsonProperty("threshold") float[] threshold,
            @JsonProperty("left") int[] left,
            @JsonProperty("right") int[] right,
            @JsonProperty("missingLeft") boolean[] missingLeft,
            @JsonProperty("value") float[] value,
            @JsonProperty("cover") float[] cover) {
        int n = feature.length;
        if (n == 0
                || threshold.length != n
                || left.length != n
                || right.length != n
                || missingLeft.length != n
                || value.length != n
                || cover.length != n) {
            throw new IllegalArgumentException("a tree needs equally long columns of at least one node");
        }
        this.feature = feature.clone();
        this.threshold = threshold.clone();
        this.left = left.clone();
        this.right = right.clone();
        this.missingLeft = missingLeft.clone();
        this.value = value.clone();
        this.cover = cover.clone();
        mean = new double[n];
        for (int node = n - 1; node >= 0; node--) {
            mean[node] = meanOf(node, n);
        }
    }

    private double meanOf(int node, int n) {
        if (feature[node] == LEAF) {
            return value[node];
        }
        int low = left[node];
        int high = right[node];
        if (low <= node || low >= n || high <= node || high >= n) {
            throw new IllegalArgumentException("node " + node + " has children " + low + " and " + high + " of " + n);
        }
        double weight = (double) cover[low] + cover[high];
        return weight > 0 ? (mean[low] * cover[low] + mean[high] * cover[high]) / weight : (mean[low] + mean[high]) / 2;
    }

    void requireFeatures(int count) {
        for (int node = 0; node < feature.length; node++) {
            if (feature[node] < LEAF || feature[node] >= count) {
                throw new IllegalArgumentException("a tree asks for feature " + feature[node] + " of " + count);
            }
        }
    }

    double mean() {
        return mean[0];
    }

    int size() {
        return feature.length;
    }

    boolean leaf(int node) {
        return feature[node] == LEAF;
    }

    int column(int node) {
        return feature[node];
    }

    float splitsAt(int node) {
        return threshold[node];
    }

    int leftOf(int node) {
        return left[node];
    }

    int rightOf(int node) {
        return right[node];
    }

    boolean missingGoesLeft(int node) {
        return missingLeft[node];
    }

    float valueOf(int node) {
        return value[node];
    }

    /** The share of a node's training weight that went to one of its children. */
    double part(int node, int child) {
        double weight = (double) cover[left[node]] + cover[right[node]];
        return weight > 0 ? cover[child] / weight : 0.5;
    }

    /** The child that a row goes to. */
    int next(int node, float[] row) {
        float value = row[feature[node]];
        boolean goLeft = Float.isNaN(value) ? missingLeft[node] : value < threshold[node];
        return goLeft ? left[node] : right[node];
    }

    @JsonProperty("feature")
    int[] feature() {
        return feature.clone();
    }

    @JsonProperty("threshold")
    float[] threshold() {
        return threshold.clone();
    }

    @JsonProperty("left")
    int[] left() {
        return left.clone();
    }

    @JsonProperty("right")
    int[] right() {
        return right.clone();
    }

    @JsonProperty("missingLeft")
    boolean[] missingLeft() {
        return missingLeft.clone();
    }

    @JsonProperty("value")
    float[] value() {
        return value.clone();
    }

    @JsonProperty("cover")
    float[] cover() {
        return cover.clone();
    }
}
