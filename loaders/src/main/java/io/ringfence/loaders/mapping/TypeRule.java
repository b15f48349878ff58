package io.ringfence.loaders.mapping;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.HubPolicy;
import java.time.Period;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entity type that a mapping declares, or a built-in one that it changes.
 *
 * @param name         lower snake case
 * @param strength     {@code hard}, {@code soft} or {@code none}; default soft
 * @param cap          most accounts that may share one before it is a hub; default 50
 * @param window       ISO period within which sharing counts; default P90D
 * @param rarityWeight default 1
 * @param allowed      ids that are never hubs
 * @param placeholders ids that mean "unknown"
 */
record TypeRule(
        String name,
        @Nullable String strength,
        @Nullable Integer cap,
        @Nullable String window,
        @Nullable Double rarityWeight,
        @Nullable Set<String> allowed,
        @Nullable Set<String> placeholders) {
    EntityType toType() {
        var policy = new HubPolicy(
                cap == null ? 50 : cap,
                java.time.Duration.ofDays(days(window == null ? "P90D" : window)),
                rarityWeight == null ? 1.0 : rarityWeight,
                allowed == null ? Set.of() : allowed,
                placeholders == null ? Set.of() : placeholders);
        return new EntityType(name, strengthOf(strength == null ? "soft" : strength), policy);
    }

    private static EntityType.Strength strengthOf(String text) {
        try {
            return EntityType.Strength.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("strength must be hard, soft or none, got '" + text + "'", e);
        }
    }

    /** A year counts 365 days and a month 30. */
    private static long days(String text) {
        Period period = Period.parse(text);
        return period.getYears() * 365L + period.getMonths() * 30L + period.getDays();
    }
}
