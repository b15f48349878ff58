package io.ringfence.embeddings.trees;

import java.util.List;

/**
 * Trees laid out for scoring: the nodes of all trees in one array, level by level within a tree, the two children of a
 * node side by side. O(trees · depth) per row; immutable and thread-safe.
 *
 * <p>A node takes four ints, so that both children lie within half a cache line: its column shifted left by one with the
 * lowest bit saying that a missing value goes left, the bits of its threshold, the place of its left child, the bits of
 * its value. A leaf is its own left child and has a threshold that no value reaches, so that the walk needs no test for
 * the end: trees of like depth are walked {@value #LANES} at a time for a fixed number of steps, and the processor works
 * on all of them at once.
 */
final class Forest {
    private static final int STRIDE = 4;
    private static final int LANES = 4;

    private final int[] nodes;
    private final int[] roots;
    private final int[] steps;

    Forest(List<Tree> trees) {
        int size = 0;
        for (Tree tree : trees) {
            size += tree.size();
        }
        nodes = new int[Math.multiplyExact(size, STRIDE)];
        roots = new int[trees.size()];
        steps = new int[(trees.size() + LANES - 1) / LANES];
        int next = 0;
        for (int i = 0; i < roots.length; i++) {
            roots[i] = next;
            int depth = lay(trees.get(i), next);
            steps[i / LANES] = Math.max(steps[i / LANES], depth);
            next += trees.get(i).size();
        }
    }

    /** Copies a tree in the order of its levels and returns its depth. */
    private int lay(Tree tree, int first) {
        int[] order = new int[tree.size()];
        int[] level = new int[tree.size()];
        int laid = 1;
        for (int place = 0; place < laid; place++) {
            int node = order[place];
            int at = STRIDE * (first + place);
            boolean leaf = tree.leaf(node);
            nodes[at] = leaf ? 1 : tree.column(node) << 1 | (tree.missingGoesLeft(node) ? 1 : 0);
            nodes[at + 1] = Float.floatToRawIntBits(leaf ? Float.NaN : tree.splitsAt(node));
            nodes[at + 2] = STRIDE * (first + (leaf ? place : laid));
            nodes[at + 3] = Float.floatToRawIntBits(tree.valueOf(node));
            if (!leaf) {
                order[laid] = tree.leftOf(node);
                order[laid + 1] = tree.rightOf(node);
                level[laid] = level[place] + 1;
                level[laid + 1] = level[place] + 1;
                laid += 2;
            }
        }
        return level[laid - 1];
    }

    /** The sum of the trees' scores, added in their order. */
    double score(float[] row) {
        double sum = 0;
        int tree = 0;
        for (; tree + LANES <= roots.length; tree += LANES) {
            int a = STRIDE * roots[tree];
            int b = STRIDE * roots[tree + 1];
            int c = STRIDE * roots[tree + 2];
            int d = STRIDE * roots[tree + 3];
            for (int step = steps[tree / LANES]; step > 0; step--) {
                a = next(a, row);
                b = next(b, row);
                c = next(c, row);
                d = next(d, row);
            }
            sum += value(a);
            sum += value(b);
            sum += value(c);
            sum += value(d);
        }
        for (; tree < roots.length; tree++) {
            int node = STRIDE * roots[tree];
            for (int step = steps[tree / LANES]; step > 0; step--) {
                node = next(node, row);
            }
            sum += value(node);
        }
        return sum;
    }

    private double value(int at) {
        return Float.intBitsToFloat(nodes[at + 3]);
    }

    private int next(int at, float[] row) {
        int column = nodes[at];
        float value = row[column >>> 1];
        int right = value >= Float.intBitsToFloat(nodes[at + 1]) ? STRIDE : 0;
        int missing = Float.isNaN(value) ? STRIDE * (~column & 1) : 0;
        return nodes[at + 2] + (right | missing);
    }
}
