package io.ringfence.loaders.mapping;

import io.ringfence.loaders.InputException;
import io.ringfence.loaders.source.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link TimeRule} tied to a column of one file. Times are cut to the millisecond. */
final class BoundTime {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final String name;
    private final int column;
    private final @Nullable Instant constant;
    private final List<String> formats;
    private final List<Format> parsers;
    private final Period plus;

    /** Reads a time written in one way; null for a text that is written otherwise. */
    private interface Format {
        @Nullable
        Instant parse(String text);
    }

    BoundTime(TimeRule rule, TimeFormats file, Columns columns) throws InputException {
        plus = rule.plus();
        formats = rule.formats().isEmpty() ? file.formats() : rule.formats();
        parsers = new java.util.ArrayList<>();
        for (String format : formats) {
            parsers.add(format(format, file));
        }
        if (rule.column() == null) {
            name = "time";
            column = -1;
            Instant time = IsoTime.parse(Objects.requireNonNull(rule.constant()));
            if (time == null) {
                throw new InputException("the constant time '" + rule.constant() + "' is not ISO-8601");
            }
            constant = shifted(time);
        } else {
            name = rule.column();
            column = columns.indexOf(rule.column(), rule.optional());
            constant = null;
        }
    }

    /** The time, or null where the row has none. */
    @Nullable
    Instant value(Row row) throws RowException {
        if (constant != null) {
            return constant;
        }
        String text = column < 0 ? "" : row.fields().get(column).strip();
        if (text.isEmpty()) {
            return null;
        }
        for (Format parser : parsers) {
            Instant time = parser.parse(text);
            if (time != null) {
                if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                    throw new RowException(name + " '" + shortened(text) + "' is not between 1900 and 2200");
                }
                return shifted(time);
            }
        }
        throw new RowException(name + " '" + shortened(text) + "' is no time in the format "
                + String.join(" or ", formats)
                + (formats.equals(List.of("iso")) ? ", such as 2026-01-31T23:59:59Z" : ""));
    }

    /** The time, which must be there. */
    Instant required(Row row) throws RowException {
        Instant time = value(row);
        if (time == null) {
            throw new RowException(name + " is empty");
        }
        return time;
    }

    private Instant shifted(Instant time) {
        return plus.isZero() ? time : time.atOffset(ZoneOffset.UTC).plus(plus).toInstant();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static Format format(String format, TimeFormats file) throws InputException {
        return switch (format) {
            case "iso" -> IsoTime::parse;
            case "epoch_seconds" ->
                text -> number(text, value -> Instant.ofEpochMilli(Math.multiplyExact(value, 1000L)));
            case "epoch_millis" -> text -> number(text, Instant::ofEpochMilli);
            case "step" -> {
                Instant start = Objects.requireNonNull(file.start());
                long unit = Objects.requireNonNull(file.unit()).toMillis();
                yield text -> number(
                        text, value -> Instant.ofEpochMilli(start.toEpochMilli() + Math.multiplyExact(value, unit)));
            }
            default -> pattern(format);
        };
    }

    private static @Nullable Instant number(String text, java.util.function.LongFunction<Instant> toTime) {
        try {
            String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
            return toTime.apply(Long.parseLong(whole));
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    private static Format pattern(String pattern) throws InputException {
        DateTimeFormatter formatter;
        try {
            formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
        } catch (IllegalArgumentException e) {
            throw new InputException("time format '" + pattern + "': " + e.getMessage(), e);
        }
        return text -> {
            try {
                TemporalAccessor parsed =
                        formatter.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from);
                Instant time = switch (parsed) {
                    case Instant instant -> instant;
                    case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                    default ->
                        LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
                };
                return Instant.ofEpochMilli(time.toEpochMilli());
            } catch (DateTimeException | ArithmeticException e) {
                return null;
            }
        };
    }
}
