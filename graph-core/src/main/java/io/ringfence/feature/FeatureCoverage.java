package io.ringfence.feature;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one extraction looked at and what it left out.
 *
 * @param entities    entities of the account that can tie it to others
 * @param hubsByType  of these, the hubs and placeholders, whose users were not looked at, by type name in order
 * @param coAccounts  accounts that share an entity with it
 * @param looked      of these, those whose own behaviour was looked at
 * @param truncated   whether a bound cut something off, oldest first
 */
public record FeatureCoverage(
        int entities, Map<String, Integer> hubsByType, int coAccounts, int looked, boolean truncated) {
    public FeatureCoverage {
        hubsByType = Collections.unmodifiableMap(new TreeMap<>(hubsByType));
    }

    /** How many entities were left out as hubs. */
    public int hubs() {
        return hubsByType.values().stream().mapToInt(Integer::intValue).sum();
    }
}
