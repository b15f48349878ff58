package io.ringfence.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of days that a user typed: {@code 7d}, or {@code 7}. */
public final class Days implements ITypeConverter<Duration> {
    /** Made by picocli. */
    public Days() {}

    @Override
    public Duration convert(String text) {
        String digits = text.endsWith("d") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("[1-9][0-9]{0,3}")) {
            throw new TypeConversionException("'" + text + "' is no number of days; write 7d");
        }
        return Duration.ofDays(Integer.parseInt(digits));
    }
}
