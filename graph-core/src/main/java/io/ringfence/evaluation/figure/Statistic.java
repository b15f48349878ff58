package io.ringfence.evaluation.figure;

/** A figure as a function of what counts how often; NaN where it is not defined. */
@FunctionalInterface
public interface Statistic {
    /** The figure of a draw. */
    double of(Draw draw);

    /** The harmonic mean of two; 0 where the one is 0 or not defined and the other is defined. */
    static Statistic harmonic(Statistic a, Statistic b) {
        return draw -> {
            double left = a.of(draw);
            double right = b.of(draw);
            if (Double.isNaN(left) && Double.isNaN(right)) {
                return Double.NaN;
            }
            return left > 0 && right > 0 ? 2 * left * right / (left + right) : 0;
        };
    }
}
