package io.ringfence.evaluation;

/** A quality of scores against labels, such as {@code BinaryMetrics::auroc}; NaN where it is not defined. */
@FunctionalInterface
public interface Metric {
    /**
     * The quality on some rows.
     *
     * @param score one per row, shape [n]; higher means more suspicious
     * @param fraud the truth of each row, shape [n]
     */
    double of(double[] score, boolean[] fraud);
}
