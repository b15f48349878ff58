package io.ringfence.feature;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The dense neighbourhood of one decision, the input of a graph network: numbers of the account, and for each relation
 * one row of numbers for each neighbour sampled, with the node that the row is about. Immutable; holds no padding.
 */
public final class Sample {
    private final float[] root;
    private final float[][] rows;
    private final int[][] nodes;

    /** Takes the arrays over; nobody else may hold them. */
    private Sample(float[] root, float[][] rows, int[][] nodes) {
        this.root = root;
        this.rows = rows;
        this.nodes = nodes;
    }

    /**
     * A copy of given numbers.
     *
     * @param root  the account itself
     * @param rows  per relation, the rows of its neighbours one after the other
     * @param nodes per relation, the node of each row, or −1
     */
    public static Sample of(float[] root, float[][] rows, int[][] nodes) {
        if (rows.length != nodes.length) {
            throw new IllegalArgumentException(
                    "rows and nodes must be of as many relations, got " + rows.length + " and " + nodes.length);
        }
        for (int i = 0; i < rows.length; i++) {
            if (nodes[i].length == 0 ? rows[i].length > 0 : rows[i].length % nodes[i].length != 0) {
                throw new IllegalArgumentException(
                        "relation " + i + " has " + rows[i].length + " numbers for " + nodes[i].length + " neighbours");
            }
        }
        return new Sample(
                root.clone(),
                Stream.of(rows).map(float[]::clone).toArray(float[][]::new),
                Stream.of(nodes).map(int[]::clone).toArray(int[][]::new));
    }

    /** Filled by a sampler, row by row; what is beyond a relation's count is dropped. */
    static final class Draft {
        final float[] root;
        private final float[][] rows;
        private final int[] counts;
        private final int[][] nodes;
        private final int dimension;

        /** Room for so many neighbours of each relation. */
        Draft(int rootDim, int[] fanouts, int dimension) {
            root = new float[rootDim];
            rows = new float[fanouts.length][];
            counts = new int[fanouts.length];
            nodes = new int[fanouts.length][];
            for (int i = 0; i < fanouts.length; i++) {
                nodes[i] = new int[fanouts[i]];
            }
            this.dimension = dimension;
        }

        boolean isFull(int relation) {
            return counts[relation] == nodes[relation].length;
        }

        /** The rows of a relation, one after the other. */
        float[] rows(int relation) {
            if (rows[relation] == null) {
                rows[relation] = new float[nodes[relation].length * dimension];
            }
            return rows[relation];
        }

        /** Makes room for a row and returns where it begins. */
        int add(int relation, int node) {
            nodes[relation][counts[relation]] = node;
            return counts[relation]++ * dimension;
        }

        Sample sample() {
            float[][] trimmed = new float[rows.length][];
            int[][] kept = new int[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                trimmed[i] = counts[i] == 0 ? new float[0] : Arrays.copyOf(rows[i], counts[i] * dimension);
                kept[i] = Arrays.copyOf(nodes[i], counts[i]);
            }
            return new Sample(root, trimmed, kept);
        }
    }

    /** How many relations there are. */
    public int relations() {
        return rows.length;
    }

    /** How many neighbours of a relation were sampled. */
    public int count(int relation) {
        return nodes[relation].length;
    }

    /** How many numbers {@link #root()} has. */
    public int rootLength() {
        return root.length;
    }

    /** How many numbers {@link #rows} has. */
    public int length(int relation) {
        return rows[relation].length;
    }

    /** Numbers of the account itself. */
    public float[] root() {
        return root.clone();
    }

    /** Numbers of the neighbours of a relation, row by row. */
    public float[] rows(int relation) {
        return rows[relation].clone();
    }

    /** The node that a row is about, or −1. */
    public int node(int relation, int row) {
        return nodes[relation][row];
    }

    /** One number of the account itself. */
    public float root(int i) {
        return root[i];
    }

    /** One number of the rows of a relation. */
    public float row(int relation, int i) {
        return rows[relation][i];
    }

    /** Copies numbers of the account itself. */
    public void copyRoot(float[] target, int from) {
        System.arraycopy(root, 0, target, from, root.length);
    }

    /** Copies the rows of a relation. */
    public void copyRows(int relation, float[] target, int from) {
        System.arraycopy(rows[relation], 0, target, from, rows[relation].length);
    }

    /** The same without one neighbour. */
    public Sample without(int relation, int row) {
        int dimension = rows[relation].length / nodes[relation].length;
        float[][] otherRows = rows.clone();
        int[][] otherNodes = nodes.clone();
        otherRows[relation] = removed(rows[relation], row * dimension, dimension);
        otherNodes[relation] = new int[nodes[relation].length - 1];
        System.arraycopy(nodes[relation], 0, otherNodes[relation], 0, row);
        System.arraycopy(nodes[relation], row + 1, otherNodes[relation], row, otherNodes[relation].length - row);
        return new Sample(root, otherRows, otherNodes);
    }

    private static float[] removed(float[] values, int from, int length) {
        float[] rest = new float[values.length - length];
        System.arraycopy(values, 0, rest, 0, from);
        System.arraycopy(values, from + length, rest, from, rest.length - from);
        return rest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample that
                && Arrays.equals(root, that.root)
                && Arrays.deepEquals(rows, that.rows)
                && Arrays.deepEquals(nodes, that.nodes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(root) + Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return "Sample[root " + root.length + ", nodes " + Arrays.deepToString(nodes) + "]";
    }
}
