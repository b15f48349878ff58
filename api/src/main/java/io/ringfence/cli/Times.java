package io.ringfence.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time that a user typed: an ISO-8601 instant, or a date, which means its end in UTC. */
public final class Times implements ITypeConverter<Instant> {
    /** Made by picocli. */
    public Times() {}

    @Override
    public Instant convert(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusMillis(1)
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no time; write 2026-06-30 or 2026-06-30T12:00:00Z");
        }
    }
}
