package io.ringfence.loaders.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the times of a file are written.
 *
 * @param formats tried in this order: {@code iso}, {@code epoch_seconds}, {@code epoch_millis}, {@code step}, or a pattern
 *                of {@link java.time.format.DateTimeFormatter}, in UTC
 * @param start   the instant of step 0
 * @param unit    the length of a step
 */
public record TimeFormats(
        List<String> formats,
        @Nullable Instant start,
        @Nullable Duration unit) {
    /** ISO-8601, in UTC where no offset is given. */
    public static final TimeFormats ISO = new TimeFormats(List.of("iso"), null, null);

    public TimeFormats {
        formats = formats == null ? List.of("iso") : List.copyOf(formats);
        if (formats.contains("step") && (start == null || unit == null)) {
            throw new IllegalArgumentException("times in steps need start and unit");
        }
    }
}
