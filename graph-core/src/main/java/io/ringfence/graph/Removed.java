package io.ringfence.graph;

/**
 * What was taken out of a graph.
 *
 * @param entities entities whose id is gone
 * @param links    links, those of payments included
 * @param payments payments
 * @param labels   labels
 */
public record Removed(int entities, int links, int payments, int labels) {
    /** Nothing. */
    public static final Removed NOTHING = new Removed(0, 0, 0, 0);
}
