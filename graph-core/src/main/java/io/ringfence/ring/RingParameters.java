package io.ringfence.ring;

import java.time.Duration;
import java.util.Objects;

/**
 * Settings of one run of {@link RingFinder}.
 *
 * @param minAccounts  smallest ring, at least 3
 * @param maxAccounts  largest ring; larger communities are split
 * @param minScore     rings below it are not reported, 0 to 1
 * @param resolution   γ &gt; 0 of the communities; higher gives smaller ones
 * @param motifWindow  transfers count as one flow within it, positive
 * @param seed         fixes every random choice
 */
public record RingParameters(
        int minAccounts, int maxAccounts, double minScore, double resolution, Duration motifWindow, long seed) {
    public static final RingParameters DEFAULT = new RingParameters(3, 300, 0.5, 1.0, Duration.ofDays(7), 42);

    public RingParameters {
        Objects.requireNonNull(motifWindow, "motifWindow");
        if (minAccounts < 3) {
            throw new IllegalArgumentException("minAccounts must be at least 3, got " + minAccounts);
        }
        if (maxAccounts < minAccounts) {
            throw new IllegalArgumentException("maxAccounts must be at least minAccounts, got " + maxAccounts);
        }
        if (!(minScore >= 0 && minScore <= 1)) {
            throw new IllegalArgumentException("minScore must be 0 to 1, got " + minScore);
        }
        if (!(resolution > 0)) {
            throw new IllegalArgumentException("resolution must be > 0, got " + resolution);
        }
        if (motifWindow.isNegative() || motifWindow.isZero()) {
            throw new IllegalArgumentException("motifWindow must be positive, got " + motifWindow);
        }
    }
}
