package io.ringfence.api.linkrisk;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** The lowest risk of each band, from {@code ringfence.bands.medium}, {@code .high} and {@code .critical}. */
@Singleton
final class RiskBands {
    private final double medium;
    private final double high;
    private final double critical;

    /**
     * @throws IllegalArgumentException unless 0 &lt; medium &lt; high &lt; critical ≤ 1
     */
    RiskBands(
            @Value("${ringfence.bands.medium:0.2}") double medium,
            @Value("${ringfence.bands.high:0.5}") double high,
            @Value("${ringfence.bands.critical:0.8}") double critical) {
        if (!(0 < medium && medium < high && high < critical && critical <= 1)) {
            throw new IllegalArgumentException("ringfence.bands must rise from above 0 to at most 1, got " + medium
                    + ", " + high + ", " + critical);
        }
        this.medium = medium;
        this.high = high;
        this.critical = critical;
    }

    /** The band of a risk: {@code low}, {@code medium}, {@code high} or {@code critical}. */
    String of(double risk) {
        return risk >= critical ? "critical" : risk >= high ? "high" : risk >= medium ? "medium" : "low";
    }
}
