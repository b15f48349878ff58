package io.ringfence.loaders.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** One step that makes ids of one thing equal. Blanks at both ends always go. */
public enum Normalise {
    /** Lower case. */
    @JsonProperty("lower")
    LOWER,
    /** Upper case. */
    @JsonProperty("upper")
    UPPER,
    /** The digits alone: for phone and card numbers. */
    @JsonProperty("digits")
    DIGITS,
    /** A 32-bit number, also one written with decimals, as an IPv4 address. */
    @JsonProperty("ipv4")
    IPV4;

    String apply(String value) throws RowException {
        return switch (this) {
            case LOWER -> value.toLowerCase(Locale.ROOT);
            case UPPER -> value.toUpperCase(Locale.ROOT);
            case DIGITS -> digits(value);
            case IPV4 -> ipv4(value);
        };
    }

    private static String digits(String value) {
        var digits = new StringBuilder(value.length());
        value.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static String ipv4(String value) throws RowException {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new RowException("'" + value + "' is no IPv4 address as a number");
        }
        if (!(number >= 0 && number < 4294967296.0)) {
            throw new RowException("'" + value + "' is no IPv4 address as a number");
        }
        long bits = (long) number;
        return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
