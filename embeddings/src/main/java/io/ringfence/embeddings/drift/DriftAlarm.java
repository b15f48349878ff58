package io.ringfence.embeddings.drift;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something moved further than it usually does.
 *
 * @param kind     what: {@code feature}, {@code score}, {@code degree}, {@code component_size},
 *                 {@code identifier_rarity}, {@code ring_churn}, {@code performance}
 * @param subject  its name, such as that of the feature that moved furthest
 * @param measured how far
 * @param limit    how far is far enough for an alarm
 * @param cause    what happened to it, in a sentence
 * @param segment  where it is worst, such as {@code account age < 7 d}; null where no part stands out
 * @param segmentMeasured how far it moved there; 0 where {@code segment} is null
 */
public record DriftAlarm(
        String kind,
        String subject,
        double measured,
        double limit,
        String cause,
        @Nullable String segment,
        double segmentMeasured) {
    /** Rings come and go more than they used to. */
    public static final String RING_CHURN = "ring_churn";

    /** The model finds less than when it was trained. */
    public static final String PERFORMANCE = "performance";

    public DriftAlarm {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(cause, "cause");
    }
}
