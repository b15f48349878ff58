package io.ringfence.embeddings.drift;

import java.time.Duration;

/**
 * How drift is measured.
 *
 * @param window    length of a window of decisions
 * @param decisions most decisions of a window that are looked at, evenly spaced, at least 100
 * @param bins      intervals of a histogram, equally full in the reference, at least 2
 * @param limit     population stability index from which on a movement is an alarm; 0.25 is the usual one
 * @param least     decisions below which a window, or a segment of it, is not measured
 */
public record DriftParameters(Duration window, int decisions, int bins, double limit, int least) {
    /** Four weeks, 3,000 decisions, ten bins, an alarm from 0.25, nothing said of fewer than 200. */
    public static final DriftParameters DEFAULT = new DriftParameters(Duration.ofDays(28), 3000, 10, 0.25, 200);

    public DriftParameters {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be positive, got " + window);
        }
        if (decisions < 100 || bins < 2 || least < 1) {
            throw new IllegalArgumentException("at least 100 decisions, 2 bins and a least number of 1 are needed, got "
                    + decisions + ", " + bins + " and " + least);
        }
        if (!(limit > 0)) {
            throw new IllegalArgumentException("limit must be > 0, got " + limit);
        }
    }

    /** These with windows of another length. */
    public DriftParameters withWindow(Duration other) {
        return new DriftParameters(other, decisions, bins, limit, least);
    }

    /** These with another limit. */
    public DriftParameters withLimit(double other) {
        return new DriftParameters(window, decisions, bins, other, least);
    }
}
