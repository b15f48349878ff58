package io.ringfence.evaluation.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A true ring and when it was noticed.
 *
 * @param ringId       the true ring
 * @param typology     its true typology
 * @param thirdActAt   when its third member joined: from then on it is a ring
 * @param raisedAt     the first date on which it was found, or null where it never was
 * @param watchedUntil the last date that was looked at
 * @param spentCents   what its members paid after they had joined
 * @param savedCents   what of that they paid after the alarm
 */
public record Alarm(
        String ringId,
        String typology,
        Instant thirdActAt,
        @Nullable Instant raisedAt,
        Instant watchedUntil,
        long spentCents,
        long savedCents) {
    private static final double DAY = Duration.ofDays(1).toMillis();

    public Alarm {
        Objects.requireNonNull(ringId, "ringId");
        Objects.requireNonNull(typology, "typology");
        Objects.requireNonNull(thirdActAt, "thirdActAt");
        Objects.requireNonNull(watchedUntil, "watchedUntil");
        if (savedCents < 0 || savedCents > spentCents) {
            throw new IllegalArgumentException(
                    "savedCents must be 0 to spentCents " + spentCents + ", got " + savedCents);
        }
    }

    /** Days from the third member's first act to the alarm, if there was one. */
    public Optional<Double> delayDays() {
        return Optional.ofNullable(raisedAt).map(raised -> days(thirdActAt, raised));
    }

    /** Days from the third member's first act to the last date that was looked at. */
    public double watchedDays() {
        return days(thirdActAt, watchedUntil);
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / DAY;
    }
}
