package io.ringfence.transfer;

import java.time.Duration;

/**
 * Which patterns of several accounts count.
 *
 * @param window      all transfers of a pattern lie within this time, both ends included; not negative
 * @param minMiddle   fewest accounts in the middle of a pattern, or on each side of a gather-scatter; at least 2
 * @param maxTransfers an account with more transfers in one direction within a window is not passed through; at least 1.
 *     How often that happened is counted
 * @param maxPatterns most patterns in all, at least 1
 */
public record PatternParameters(Duration window, int minMiddle, int maxTransfers, int maxPatterns) {
    /** Three days, three accounts in the middle, up to 500 transfers of an account, a million patterns. */
    public static final PatternParameters DEFAULT = new PatternParameters(Duration.ofDays(3), 3, 500, 1_000_000);

    public PatternParameters {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must not be negative, got " + window);
        }
        if (minMiddle < 2) {
            throw new IllegalArgumentException("minMiddle must be at least 2, got " + minMiddle);
        }
        if (maxTransfers < 1 || maxPatterns < 1) {
            throw new IllegalArgumentException(
                    "limits must be at least 1, got " + maxTransfers + " and " + maxPatterns);
        }
    }
}
