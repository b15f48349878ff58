package io.ringfence.evaluation.figure;

import java.util.Arrays;
import java.util.List;

/**
 * A figure and how sure it is.
 *
 * @param value what was measured; over several worlds the mean of those in which it is defined
 * @param low   lower end of the 95 % interval; NaN where there is none
 * @param high  upper end
 * @param right what was counted for it, over all worlds; 0 where nothing is counted
 * @param total out of how much
 */
public record Estimate(double value, double low, double high, double right, double total) {
    /** 97.5 % quantiles of Student's t of 1 to 30 degrees of freedom. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    /** A figure with no interval and no counts. */
    public static Estimate of(double value) {
        return new Estimate(value, Double.NaN, Double.NaN, 0, 0);
    }

    /** Whether there is an interval. */
    public boolean hasInterval() {
        return !Double.isNaN(low);
    }

    /**
     * The mean over worlds with Student's interval of the mean, which assumes that worlds are independent draws; NaN of
     * fewer than two. The interval of a share is cut to 0 to 1.
     *
     * @param worlds at least one, each defined
     */
    static Estimate mean(List<Estimate> worlds, Measure.Unit unit) {
        double[] values = worlds.stream().mapToDouble(Estimate::value).toArray();
        int n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double low = Double.NaN;
        double high = Double.NaN;
        if (n > 1) {
            double half = quantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
            low = unit == Measure.Unit.DAYS ? mean - half : Math.max(0, mean - half);
            high = unit == Measure.Unit.DAYS ? mean + half : Math.min(1, mean + half);
        }
        double right = worlds.stream().mapToDouble(Estimate::right).sum();
        double total = worlds.stream().mapToDouble(Estimate::total).sum();
        return new Estimate(mean, low, high, right, total);
    }

    private static double quantile(int freedom) {
        return freedom <= T.length ? T[freedom - 1] : 1.96 + 2.4 / freedom;
    }
}
