package io.ringfence.evaluation;

/**
 * A bootstrap interval of a difference of two scores on the same rows.
 *
 * @param difference the metric of A less that of B, on the rows as they are
 * @param low        2.5 % quantile of the resampled differences
 * @param high       97.5 % quantile
 * @param rounds     resamples on which the metric was defined
 * @param seed       seed of the resampling
 */
public record Interval(double difference, double low, double high, int rounds, long seed) {
    /** Whether A is better than B beyond chance: the whole interval lies above 0. */
    public boolean aboveZero() {
        return low > 0;
    }
}
