package io.ringfence.embeddings.trees;

import java.util.Arrays;
import java.util.List;

/**
 * The Shapley value of every column for a row's margin: what it adds on average over all orders in which the columns
 * could become known, where a split on a column not yet known goes both ways in proportion to the training rows that
 * did. Exact and additive: with the trees' means they sum to the margin.
 *
 * <p>For a leaf whose path asks for d different columns, the weight of a set of k of the others is
 * {@code k!(d−1−k)!/d! = ∫ t^k (1−t)^(d−1−k) dt} over 0 to 1. Summed over the sets this is the integral of a product over
 * the path, a polynomial of degree d − 1 in t, for which Gauss–Legendre quadrature with ⌈d/2⌉ points is no approximation. So
 * one pass down and one up for each point replace the sums over sets: O(nodes · depth / 2) per row where TreeSHAP takes
 * O(leaves · depth²). Nothing is kept between rows; safe to call from many threads.
 *
 * @see <a href="https://arxiv.org/abs/1802.03888">Lundberg, Erion &amp; Lee 2018</a> for the values
 * @see <a href="https://arxiv.org/abs/2209.08192">Yu et al. 2022</a> for sharing work between leaves
 */
final class ShapleyValues {
    private final Paths[] trees;
    private final Quadrature[] rules;
    private final int largest;

    ShapleyValues(List<Tree> trees) {
        this.trees = trees.stream().map(Paths::new).toArray(Paths[]::new);
        rules = new Quadrature[this.trees.length];
        int most = 0;
        for (int i = 0; i < rules.length; i++) {
            rules[i] = Quadrature.of(Math.max(1, (this.trees[i].columns + 1) / 2));
            most = Math.max(most, this.trees[i].size);
        }
        largest = most;
    }

    /** Adds the values of a row to what the columns have. */
    void add(float[] row, double[] values) {
        var pass = new Pass(largest);
        for (int i = 0; i < trees.length; i++) {
            Paths tree = trees[i];
            pass.follow(tree, row);
            for (int point = 0; point < rules[i].points(); point++) {
                pass.down(tree, rules[i], point);
                pass.up(tree, rules[i].weight(point), values);
            }
        }
    }

    /** Scratch for one row; indexed by the node of the tree at hand. */
    private static final class Pass {
        /** 1 where the row agrees with all that the path asks of the node's column, otherwise 0. */
        private final double[] taken;
        /** What the node's edge adds to the product: its column's factor, in place of that of the edge above. */
        private final double[] edge;
        /** 1 over the factor of the node's column. */
        private final double[] inverse;
        /** The product of the edges down to the node. */
        private final double[] above;
        /** The sum over the leaves below of their values times the edges between. */
        private final double[] below;

        Pass(int size) {
            taken = new double[size];
            edge = new double[size];
            inverse = new double[size];
            above = new double[size];
            below = new double[size];
            if (size > 0) {
                above[0] = 1;
            }
        }

        void follow(Paths tree, float[] row) {
            for (int node = 0; node < tree.size; node++) {
                int left = tree.left[node];
                if (left > 0) {
                    float value = row[tree.column[node]];
                    boolean goLeft = Float.isNaN(value) ? tree.missingLeft[node] : value < tree.threshold[node];
                    int same = tree.same[left];
                    double before = same < 0 ? 1 : taken[same];
                    taken[left] = goLeft ? before : 0;
                    taken[left + 1] = goLeft ? 0 : before;
                }
            }
        }

        void down(Paths tree, Quadrature rule, int point) {
            double known = rule.known(point);
            double unknown = rule.unknown(point);
            for (int node = 1; node < tree.size; node++) {
                double factor = tree.share[node] * unknown + taken[node] * known;
                int same = tree.same[node];
                if (tree.again[node]) {
                    inverse[node] = 1 / factor;
                }
                double ratio = same < 0 ? factor : factor * inverse[same];
                edge[node] = ratio;
                above[node] = above[tree.parent[node]] * ratio;
            }
        }

        void up(Paths tree, double weight, double[] values) {
            System.arraycopy(tree.value, 0, below, 0, tree.size);
            for (int node = tree.size - 1; node >= 0; node--) {
                int left = tree.left[node];
                if (left > 0) {
                    double low = below[left];
                    double high = below[left + 1];
                    below[node] = edge[left] * low + edge[left + 1] * high;
                    double worth =
                            (taken[left] - tree.share[left]) * low + (taken[left + 1] - tree.share[left + 1]) * high;
                    int same = tree.same[left];
                    double scale = weight * above[node];
                    if (same >= 0) {
                        worth -= (taken[same] - tree.share[same]) * below[node];
                        scale *= inverse[same];
                    }
                    values[tree.column[node]] += scale * worth;
                }
            }
        }
    }

    /** A tree level by level, children side by side, with what the path to each node knows of its column. */
    private static final class Paths {
        /** Keeps a branch that no training row took from dividing by nothing. */
        private static final double LEAST_SHARE = 1e-12;

        final int size;
        final int[] column;
        final float[] threshold;
        final boolean[] missingLeft;
        final double[] value;
        /** The left child, with the right one after it; 0 for a leaf. */
        final int[] left;

        final int[] parent;
        /** The nearest node above whose edge asks for the same column, or −1. */
        final int[] same;
        /** Whether a node below asks for the same column. */
        final boolean[] again;
        /** Share of the training rows that reach a node when only its own column is unknown. */
        final double[] share;
        /** Most different columns of a path. */
        final int columns;

        Paths(Tree tree) {
            size = tree.size();
            column = new int[size];
            threshold = new float[size];
            missingLeft = new boolean[size];
            value = new double[size];
            left = new int[size];
            parent = new int[size];
            same = new int[size];
            again = new boolean[size];
            share = new double[size];
            Arrays.fill(same, -1);
            int[] original = new int[size];
            int[] different = new int[size];
            int laid = 1;
            int most = 0;
            for (int place = 0; place < laid; place++) {
                int node = original[place];
                value[place] = tree.valueOf(node);
                most = Math.max(most, different[place]);
                if (!tree.leaf(node)) {
                    column[place] = tree.column(node);
                    threshold[place] = tree.splitsAt(node);
                    missingLeft[place] = tree.missingGoesLeft(node);
                    left[place] = laid;
                    original[laid] = tree.leftOf(node);
                    original[laid + 1] = tree.rightOf(node);
                    enter(place, laid, tree.part(node, tree.leftOf(node)), different);
                    enter(place, laid + 1, tree.part(node, tree.rightOf(node)), different);
                    laid += 2;
                }
            }
            columns = most;
        }

        private void enter(int from, int to, double part, int[] different) {
            parent[to] = from;
            int above = from;
            while (above > 0 && column[parent[above]] != column[from]) {
                above = parent[above];
            }
            boolean repeated = above > 0;
            if (repeated) {
                same[to] = above;
                again[above] = true;
            }
            different[to] = different[from] + (repeated ? 0 : 1);
            share[to] = Math.max(LEAST_SHARE, repeated ? share[above] * part : part);
        }
    }
}
