package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an answer looked at and what it left out.
 *
 * @param considered    links looked at
 * @param leftOut       links left out by hub policy, as placeholders or by a limit
 * @param leftOutByType the same, by type of the entity, sorted by name
 * @param hubs          the largest entities left out, most accounts first
 * @param truncated     whether a limit cut the answer short
 */
public record Coverage(
        long considered, long leftOut, Map<String, Long> leftOutByType, List<Hub> hubs, boolean truncated) {
    /** Nothing looked at, nothing left out. */
    public static final Coverage NONE = new Coverage(0, 0, Map.of(), false);

    /**
     * An entity that was left out.
     *
     * @param members     accounts of the ring that were seen with it
     * @param accounts    all accounts that were
     * @param placeholder whether it means "unknown" rather than that too many share it
     */
    public record Hub(EntityId entity, int members, int accounts, boolean placeholder) {
        public Hub {
            Objects.requireNonNull(entity, "entity");
        }
    }

    public Coverage {
        if (considered < 0 || leftOut < 0) {
            throw new IllegalArgumentException("counts must be at least 0, got " + considered + " and " + leftOut);
        }
        Objects.requireNonNull(leftOutByType, "leftOutByType");
        leftOutByType = Collections.unmodifiableSortedMap(new TreeMap<>(leftOutByType));
        hubs = List.copyOf(hubs);
    }

    /** A coverage that names no hubs. */
    public Coverage(long considered, long leftOut, Map<String, Long> leftOutByType, boolean truncated) {
        this(considered, leftOut, leftOutByType, List.of(), truncated);
    }
}
