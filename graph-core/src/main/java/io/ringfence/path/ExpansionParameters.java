package io.ringfence.path;

/**
 * Limits of one expansion.
 *
 * @param maxHops  most links from the start, at least 0
 * @param maxNodes most nodes, the start included, at least 1
 */
public record ExpansionParameters(int maxHops, int maxNodes) {
    public static final ExpansionParameters DEFAULT = new ExpansionParameters(2, 200);

    public ExpansionParameters {
        if (maxHops < 0) {
            throw new IllegalArgumentException("maxHops must be at least 0, got " + maxHops);
        }
        if (maxNodes < 1) {
            throw new IllegalArgumentException("maxNodes must be at least 1, got " + maxNodes);
        }
    }
}
