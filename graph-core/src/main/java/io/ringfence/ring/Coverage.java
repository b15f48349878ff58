package io.ringfence.ring;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an answer looked at and what it left out.
 *
 * @param considered    links looked at
 * @param leftOut       links left out by hub policy, as placeholders or by a limit
 * @param leftOutByType the same, by type of the entity, sorted by name
 * @param truncated     whether a limit cut the answer short
 */
public record Coverage(long considered, long leftOut, Map<String, Long> leftOutByType, boolean truncated) {
    /** Nothing looked at, nothing left out. */
    public static final Coverage NONE = new Coverage(0, 0, Map.of(), false);

    public Coverage {
        if (considered < 0 || leftOut < 0) {
            throw new IllegalArgumentException("counts must be at least 0, got " + considered + " and " + leftOut);
        }
        Objects.requireNonNull(leftOutByType, "leftOutByType");
        leftOutByType = Collections.unmodifiableSortedMap(new TreeMap<>(leftOutByType));
    }
}
