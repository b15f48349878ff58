package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Sentences made of computed numbers, the same on every machine. */
final class Sentence {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Sentence() {}

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    static String of(String pattern, Object... numbers) {
        return String.format(Locale.ROOT, pattern, numbers);
    }

    /** So many of something: one in the singular. */
    static String count(long n, String noun) {
        return n == 1 ? "1 " + noun : of("%,d %s", n, plural(noun));
    }

    private static String plural(String noun) {
        return noun.endsWith("s") ? noun + "es" : noun + "s";
    }

    /** A type of entity as people call one of it. */
    static String noun(String type) {
        return switch (type) {
            case EntityType.IP -> "network address";
            case EntityType.EMAIL -> "email address";
            case EntityType.PHONE -> "phone number";
            case EntityType.ADDRESS -> "postal address";
            default -> type.replace('_', ' ');
        };
    }

    /** A time that something happened within: whole units, rounded up, so that it is true. */
    static String within(Duration span) {
        return duration(span.toMillis(), true);
    }

    /** A time that something lasted at least: whole units, rounded down. */
    static String atLeast(Duration span) {
        return duration(span.toMillis(), false);
    }

    private static String duration(long millis, boolean up) {
        if (millis < 2 * MINUTE) {
            return count(Math.max(up ? 1 : 0, units(millis, SECOND, up)), "second");
        }
        if (millis < 2 * HOUR) {
            return count(units(millis, MINUTE, up), "minute");
        }
        return millis < 2 * DAY ? count(units(millis, HOUR, up), "hour") : count(units(millis, DAY, up), "day");
    }

    private static long units(long millis, long unit, boolean up) {
        return up ? Math.ceilDiv(millis, unit) : millis / unit;
    }

    /** Cents as units of money with two decimals. */
    static String money(long cents) {
        return of("%,d.%02d", cents / 100, cents % 100);
    }

    /** A share in whole per cent, rounded down so that all of it is only said of all. */
    static String percent(long part, long whole) {
        return of("%d %%", whole == 0 ? 0 : 100 * part / whole);
    }

    /** Words joined as in speech. */
    static String list(List<String> words) {
        if (words.size() <= 1) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
