package io.ringfence.feature;

import java.util.Objects;

/**
 * A link that a decision is about and that need not be in the graph yet.
 *
 * @param type name of an entity type
 * @param node the entity's node, or −1 where it was never seen; a node that a view does not know yet counts as never seen
 */
public record PendingLink(String type, int node) {
    /** The node of an entity that was never seen. */
    public static final int NEVER_SEEN = -1;

    public PendingLink {
        Objects.requireNonNull(type, "type");
        if (node < NEVER_SEEN) {
            throw new IllegalArgumentException("node must be at least -1, got " + node);
        }
    }
}
