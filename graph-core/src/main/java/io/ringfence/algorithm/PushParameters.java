package io.ringfence.algorithm;

/**
 * Settings of one forward push.
 *
 * @param damping  probability of following an edge rather than going back to the seed, 0 to below 1
 * @param epsilon  most rank that may be missing at a node, per unit of its strength; above 0
 * @param weighted whether rank flows by weight of edge, or to each neighbour alike
 */
public record PushParameters(double damping, double epsilon, boolean weighted) {
    public static final PushParameters DEFAULT = new PushParameters(0.85, 1e-4, false);

    public PushParameters {
        if (!(damping >= 0 && damping < 1)) {
            throw new IllegalArgumentException("damping must be 0 to below 1, got " + damping);
        }
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be > 0, got " + epsilon);
        }
    }
}
