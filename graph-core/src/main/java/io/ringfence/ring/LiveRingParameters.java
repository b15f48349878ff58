package io.ringfence.ring;

import java.time.Duration;
import java.util.Objects;

/**
 * Settings of {@link LiveRings}.
 *
 * @param rings  those of full runs
 * @param around accounts that are laid out around an event, beyond those of the groups that it touches; at least 3
 * @param keep   a group that does nothing for longer is gone, positive
 */
public record LiveRingParameters(RingParameters rings, int around, Duration keep) {
    public static final LiveRingParameters DEFAULT =
            new LiveRingParameters(RingParameters.DEFAULT, 24, Duration.ofDays(365));

    public LiveRingParameters {
        Objects.requireNonNull(rings, "rings");
        Objects.requireNonNull(keep, "keep");
        if (around < 3) {
            throw new IllegalArgumentException("around must be at least 3, got " + around);
        }
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("keep must be positive, got " + keep);
        }
    }
}
