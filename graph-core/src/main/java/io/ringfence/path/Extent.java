package io.ringfence.path;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bounded search looked at and what it left out.
 *
 * @param considered    links looked at
 * @param leftOut       links left out because of hub policy, placeholders or a limit
 * @param leftOutByType the same, by type of the entity that was not passed
 * @param truncated     whether a limit cut the search short
 */
public record Extent(long considered, long leftOut, SortedMap<String, Long> leftOutByType, boolean truncated) {
    public Extent {
        leftOutByType = Collections.unmodifiableSortedMap(new TreeMap<>(leftOutByType));
    }

    /** Counts while a search runs. */
    static final class Counter {
        private final Map<String, Long> byType = new TreeMap<>();
        private long considered;
        private boolean truncated;

        void consider(long links) {
            considered += links;
        }

        void leaveOut(String type, long links) {
            byType.merge(type, links, Long::sum);
        }

        void truncate() {
            truncated = true;
        }

        Extent extent() {
            long sum = byType.values().stream().mapToLong(Long::longValue).sum();
            return new Extent(considered, sum, new TreeMap<>(byType), truncated);
        }
    }
}
