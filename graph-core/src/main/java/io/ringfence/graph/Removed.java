package io.ringfence.graph;

/**
 * What was taken out of a graph.
 *
 * @param entities entities whose id is gone
 * @param links    links, those of payments included
 * @param payments payments
 * @param labels   labels, of accounts and of payments
 * @param attributes values of attributes
 */
public record Removed(int entities, int links, int payments, int labels, int attributes) {
    /** Nothing. */
    public static final Removed NOTHING = new Removed(0, 0, 0, 0, 0);
}
