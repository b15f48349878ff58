package io.ringfence.loaders.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times in ISO-8601: a date, or a date and a time with {@code T} or a blank between them, with seconds and their fraction
 * or without, with an offset or, in UTC, without one.
 */
final class IsoTime {
    private IsoTime() {}

    /** The time, to the millisecond; null for a text that is none. */
    static @Nullable Instant parse(String text) {
        try {
            if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
                return null;
            }
            var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            if (text.length() == 10) {
                return date.atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            int offset = offsetStart(text);
            LocalTime time = time(text, offset);
            ZoneOffset zone = offset == text.length() ? ZoneOffset.UTC : zone(text.substring(offset));
            return time == null ? null : LocalDateTime.of(date, time).toInstant(zone);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String text, int end) {
        char between = text.charAt(10);
        if ((between != 'T' && between != 't' && between != ' ') || end < 16 || text.charAt(13) != ':') {
            return null;
        }
        int second = 0;
        int nano = 0;
        if (end > 16) {
            if (end < 19 || text.charAt(16) != ':') {
                return null;
            }
            second = number(text, 17, 19);
        }
        if (end > 19) {
            if (text.charAt(19) != '.' || end == 20 || end > 29) {
                return null;
            }
            // Milliseconds are all that the graph keeps.
            String digits = text.substring(20, end);
            nano = number(digits, 0, digits.length()) == 0
                    ? 0
                    : number((digits + "00").substring(0, 3), 0, 3) * 1_000_000;
        }
        return LocalTime.of(number(text, 11, 13), number(text, 14, 16), second, nano);
    }

    private static int offsetStart(String text) {
        for (int i = 11; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
                return i;
            }
        }
        return text.length();
    }

    private static ZoneOffset zone(String offset) {
        return offset.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("no digit");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
