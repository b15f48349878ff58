package io.ringfence.evaluation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often what is true was called what.
 *
 * @param counts by true name, then by found name
 */
public record Confusion(SortedMap<String, SortedMap<String, Integer>> counts) {
    /** Nothing counted. */
    static final Confusion NONE = new Confusion(Collections.emptySortedMap());

    public Confusion {
        var copy = new TreeMap<String, SortedMap<String, Integer>>();
        counts.forEach((name, row) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(row))));
        counts = Collections.unmodifiableSortedMap(copy);
    }

    /** Counts one. */
    static void count(SortedMap<String, SortedMap<String, Integer>> counts, String trueName, String foundName) {
        counts.computeIfAbsent(trueName, key -> new TreeMap<>()).merge(foundName, 1, Integer::sum);
    }

    /** Both together. */
    Confusion plus(Confusion other) {
        var sum = new TreeMap<String, SortedMap<String, Integer>>();
        for (Confusion each : new Confusion[] {this, other}) {
            each.counts.forEach((name, row) -> {
                SortedMap<String, Integer> into = sum.computeIfAbsent(name, key -> new TreeMap<>());
                row.forEach((found, number) -> into.merge(found, number, Integer::sum));
            });
        }
        return new Confusion(sum);
    }
}
