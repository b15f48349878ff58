package io.ringfence.graph;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * When an entity of a type is a hub: shared by so many accounts that sharing it says little. A hub may end a path, it
 * never carries one, and what it would have carried is counted.
 *
 * @param cap          most accounts that may share an entity before it is a hub, at least 2
 * @param window       sharing counts only between sightings at most this far apart in event time
 * @param rarityWeight scale of the weight of one shared entity, above 0; the weight falls with the logarithm of the
 *                     number of accounts that share it
 * @param allowed      ids that are never hubs, whatever their degree
 * @param placeholders ids that mean "unknown" and tie nobody, in lower case
 */
public record HubPolicy(int cap, Duration window, double rarityWeight, Set<String> allowed, Set<String> placeholders) {
    public HubPolicy {
        if (cap < 2) {
            throw new IllegalArgumentException("hub cap must be at least 2, got " + cap);
        }
        Objects.requireNonNull(window, "window");
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("hub window must be positive, got " + window);
        }
        if (!(rarityWeight > 0)) {
            throw new IllegalArgumentException("rarityWeight must be > 0, got " + rarityWeight);
        }
        allowed = Set.copyOf(allowed);
        placeholders = Set.copyOf(placeholders);
    }

    /** A policy with no exceptions by id. */
    public static HubPolicy of(int cap, Duration window, double rarityWeight) {
        return new HubPolicy(cap, window, rarityWeight, Set.of(), Set.of());
    }
}
