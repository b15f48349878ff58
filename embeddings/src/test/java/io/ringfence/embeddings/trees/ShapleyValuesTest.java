package io.ringfence.embeddings.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShapleyValuesTest {
    private static final int COLUMNS = 5;

    @Property(tries = 300)
    void agreeWithTheSumOverAllOrders(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        Tree tree = randomTree(random, 1 + random.nextInt(7));
        float[] row = row(random, COLUMNS);
        double[] values = new double[COLUMNS];
        new ShapleyValues(List.of(tree)).add(row, values);
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(values[column]).isCloseTo(byDefinition(tree, row, column), within(1e-9));
        }
    }

    @Property(tries = 200)
    void sumToTheScoreOfTheForest(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        List<Tree> trees = IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(i -> randomTree(random, random.nextInt(9)))
                .toList();
        float[] row = row(random, COLUMNS);
        double[] values = new double[COLUMNS];
        new ShapleyValues(trees).add(row, values);
        double sum = 0;
        double oneByOne = 0;
        for (Tree tree : trees) {
            sum += tree.mean();
            oneByOne += walk(tree, row);
        }
        for (double value : values) {
            sum += value;
        }
        assertThat(new Forest(trees).score(row)).isEqualTo(oneByOne);
        assertThat(sum).isCloseTo(oneByOne, within(1e-9));
    }

    @Test
    void agreeWithThoseOfXgboost() throws Exception {
        int columns = 12;
        int rows = 1500;
        var random = new SplittableRandom(3);
        float[] values = new float[rows * columns];
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            float[] one = row(random, columns);
            System.arraycopy(one, 0, values, row * columns, columns);
            double logit = one[0] * one[1] + (Float.isNaN(one[2]) ? 1 : one[2] > one[3] ? 2 : 0) - 1;
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        var matrix = new DMatrix(values, rows, columns, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> settings = new HashMap<>(
                Map.of("objective", "binary:logistic", "max_depth", 8, "eta", 0.1, "nthread", 1, "base_score", 0.3));
        Booster booster = XGBoost.train(matrix, settings, 60, Map.of(), null, null);
        float[][] expected = booster.predictContrib(matrix, 0);
        List<String> names =
                IntStream.range(0, columns).mapToObj(i -> "column." + i).toList();
        TreeEnsemble trees = BoosterReader.read(booster.toByteArray("json"), names, 60);
        for (int row = 0; row < rows; row++) {
            float[] one = java.util.Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
            double[] ours = trees.contributions(one);
            for (int column = 0; column < columns; column++) {
                assertThat(ours[column]).isCloseTo(expected[row][column], within(1e-5));
            }
            assertThat(trees.bias()).isCloseTo(expected[row][columns], within(1e-5));
        }
        booster.dispose();
        matrix.dispose();
    }

    @Test
    void ofTwoColumnsThatDecideTogetherEachGetsHalf() {
        // left unless both are 1; a quarter of the training rows each
        var tree = new Tree(
                new int[] {0, -1, 1, -1, -1},
                new float[] {1, 0, 1, 0, 0},
                new int[] {1, -1, 3, -1, -1},
                new int[] {2, -1, 4, -1, -1},
                new boolean[5],
                new float[] {0, 0, 0, 0, 4},
                new float[] {4, 2, 2, 1, 1});
        double[] values = new double[2];
        new ShapleyValues(List.of(tree)).add(new float[] {1, 1}, values);
        assertThat(values).containsExactly(new double[] {1.5, 1.5}, within(1e-12));
    }

    private static double byDefinition(Tree tree, float[] row, int column) {
        double value = 0;
        for (int known = 0; known < 1 << COLUMNS; known++) {
            if ((known >> column & 1) == 0) {
                int k = Integer.bitCount(known);
                double weight = factorial(k) * factorial(COLUMNS - 1 - k) / factorial(COLUMNS);
                value += weight * (expected(tree, row, known | 1 << column, 0) - expected(tree, row, known, 0));
            }
        }
        return value;
    }

    /** The mean score where only some columns are known. */
    private static double expected(Tree tree, float[] row, int known, int node) {
        if (tree.leaf(node)) {
            return tree.valueOf(node);
        }
        if ((known >> tree.column(node) & 1) == 1) {
            return expected(tree, row, known, tree.next(node, row));
        }
        int left = tree.leftOf(node);
        int right = tree.rightOf(node);
        return tree.part(node, left) * expected(tree, row, known, left)
                + tree.part(node, right) * expected(tree, row, known, right);
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    private static double walk(Tree tree, float[] row) {
        int node = 0;
        while (!tree.leaf(node)) {
            node = tree.next(node, row);
        }
        return tree.valueOf(node);
    }

    private static float[] row(SplittableRandom random, int columns) {
        float[] row = new float[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(-4, 5) / 2f;
        }
        return row;
    }

    private static Tree randomTree(SplittableRandom random, int depth) {
        var nodes = new ArrayList<float[]>();
        grow(nodes, random, depth, 64);
        int n = nodes.size();
        int[] feature = new int[n];
        float[] threshold = new float[n];
        int[] left = new int[n];
        int[] right = new int[n];
        boolean[] missing = new boolean[n];
        float[] value = new float[n];
        float[] cover = new float[n];
        for (int i = 0; i < n; i++) {
            float[] node = nodes.get(i);
            feature[i] = (int) node[0];
            threshold[i] = node[1];
            left[i] = (int) node[2];
            right[i] = (int) node[3];
            missing[i] = node[4] > 0;
            value[i] = node[5];
            cover[i] = node[6];
        }
        return new Tree(feature, threshold, left, right, missing, value, cover);
    }

    private static int grow(List<float[]> nodes, SplittableRandom random, int depth, float cover) {
        int here = nodes.size();
        float[] node = {-1, 0, -1, -1, 0, (float) random.nextGaussian(), cover};
        nodes.add(node);
        if (depth > 0 && random.nextInt(8) > 0) {
            node[0] = random.nextInt(COLUMNS);
            node[1] = random.nextInt(-3, 4) / 2f;
            node[4] = random.nextInt(2);
            node[5] = 0;
            float part = (1 + random.nextInt(9)) / 10f;
            node[2] = grow(nodes, random, depth - 1, cover * part);
            node[3] = grow(nodes, random, depth - 1, cover - cover * part);
        }
        return here;
    }
}
