package io.ringfence.embeddings.trees;

import java.util.Arrays;

/** Labelled rows of numbers in one row-major array; NaN is a missing value. Immutable, 4 bytes per value. */
public final class Table {
    private final float[] values;
    private final int columns;
    private final boolean[] fraud;
    private final float[] weights;

    /**
     * A copy of some rows.
     *
     * @param values  row-major, shape [rows, columns]; finite or NaN
     * @param columns values per row, at least 1
     * @param fraud   the label of each row
     */
    public Table(float[] values, int columns, boolean[] fraud) {
        this(values, columns, fraud, ones(fraud.length));
    }

    /** A copy of some rows that do not all count the same: a row counts as often as its weight, above 0, says. */
    public Table(float[] values, int columns, boolean[] fraud, float[] weights) {
        if (weights.length != fraud.length) {
            throw new IllegalArgumentException(fraud.length + " rows need as many weights, got " + weights.length);
        }
        for (float weight : weights) {
            if (!(weight > 0) || Float.isInfinite(weight)) {
                throw new IllegalArgumentException("weights must be above 0 and finite, got " + weight);
            }
        }
        if (columns < 1 || values.length != (long) columns * fraud.length) {
            throw new IllegalArgumentException(
                    fraud.length + " rows of " + columns + " columns do not fit " + values.length + " values");
        }
        for (float value : values) {
            if (Float.isInfinite(value)) {
                throw new IllegalArgumentException("values must be finite or NaN");
            }
        }
        this.values = values.clone();
        this.columns = columns;
        this.fraud = fraud.clone();
        this.weights = weights.clone();
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Rows. */
    public int rows() {
        return fraud.length;
    }

    /** Values per row. */
    public int columns() {
        return columns;
    }

    /** Whether a row is fraud. */
    public boolean fraud(int row) {
        return fraud[row];
    }

    /** Rows that are fraud. */
    public int positives() {
        int count = 0;
        for (boolean one : fraud) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** A copy of one row. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** The same rows with only these columns, in this order. */
    public Table select(int[] chosen) {
        float[] selected = new float[rows() * chosen.length];
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < chosen.length; i++) {
                selected[row * chosen.length + i] = values[row * columns + chosen[i]];
            }
        }
        return new Table(selected, chosen.length, fraud, weights);
    }

    /** The share of fraud, by weight. */
    double shareOfFraud() {
        double all = 0;
        double positive = 0;
        for (int row = 0; row < weights.length; row++) {
            all += weights[row];
            positive += fraud[row] ? weights[row] : 0;
        }
        return positive / all;
    }

    float[] weights() {
        return weights;
    }

    float[] values() {
        return values;
    }

    float[] labels() {
        float[] labels = new float[fraud.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = fraud[row] ? 1 : 0;
        }
        return labels;
    }
}
