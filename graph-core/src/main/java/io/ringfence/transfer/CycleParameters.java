package io.ringfence.transfer;

import java.time.Duration;

/**
 * Which cycles of transfers count, and what bounds the search.
 *
 * @param window     most time from the first transfer to the last, not negative
 * @param minLength  fewest transfers, at least 2
 * @param maxLength  most transfers, at most {@value #MOST}
 * @param equalTimes whether a transfer may follow one of the same time
 * @param amounts    how an amount may differ from the one before
 * @param limits     where to stop
 */
public record CycleParameters(
        Duration window, int minLength, int maxLength, boolean equalTimes, Amounts amounts, Limits limits) {
    /** The longest cycle that is searched for. */
    public static final int MOST = 16;

    /** Cycles of 2 to 6 transfers within three days, equal times allowed, any amounts, at most ten million. */
    public static final CycleParameters DEFAULT =
            new CycleParameters(Duration.ofDays(3), 2, 6, true, Amounts.ANY, Limits.DEFAULT);

    public CycleParameters {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must not be negative, got " + window);
        }
        if (minLength < 2 || maxLength < minLength || maxLength > MOST) {
            throw new IllegalArgumentException(
                    "lengths must be 2 to " + MOST + ", got " + minLength + " to " + maxLength);
        }
    }

    /** The same within another window. */
    public CycleParameters within(Duration other) {
        return new CycleParameters(other, minLength, maxLength, equalTimes, amounts, limits);
    }

    /**
     * Bounds of the ratio of an amount to the one before it in the cycle.
     *
     * @param least at least 0
     * @param most  at least {@code least}; infinity for no bound
     */
    public record Amounts(double least, double most) {
        /** No bound. */
        public static final Amounts ANY = new Amounts(0, Double.POSITIVE_INFINITY);

        public Amounts {
            if (!(least >= 0) || !(most >= least)) {
                throw new IllegalArgumentException("ratios must be 0 <= least <= most, got " + least + " and " + most);
            }
        }

        boolean allow(long before, long after) {
            return after >= least * before && (after <= most * before || most == Double.POSITIVE_INFINITY);
        }
    }

    /**
     * Limits of a search; whatever they cut off is reported.
     *
     * @param cycles       most cycles in all, at least 1
     * @param perFirst     most cycles that begin with one transfer, at least 1
     * @param stepsPerFirst most transfers followed in the search from one transfer, at least 1
     */
    public record Limits(int cycles, int perFirst, long stepsPerFirst) {
        /** Ten million cycles, and no bound on those of one transfer. */
        public static final Limits DEFAULT = new Limits(10_000_000, Integer.MAX_VALUE, Long.MAX_VALUE);

        public Limits {
            if (cycles < 1 || perFirst < 1 || stepsPerFirst < 1) {
                throw new IllegalArgumentException(
                        "limits must be at least 1, got " + cycles + ", " + perFirst + " and " + stepsPerFirst);
            }
        }
    }
}
