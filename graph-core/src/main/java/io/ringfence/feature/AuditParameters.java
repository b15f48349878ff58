package io.ringfence.feature;

/**
 * How thorough an audit of features is.
 *
 * @param decisions most decisions that are checked, spread evenly over the history, at least 1
 * @param cuts      how many moments the future is altered after, at least 1; each costs a rebuild of the graph
 * @param seed      fixes how the future is altered
 */
public record AuditParameters(int decisions, int cuts, long seed) {
    public static final AuditParameters DEFAULT = new AuditParameters(2000, 3, 42);

    public AuditParameters {
        if (decisions < 1) {
            throw new IllegalArgumentException("decisions must be at least 1, got " + decisions);
        }
        if (cuts < 1) {
            throw new IllegalArgumentException("cuts must be at least 1, got " + cuts);
        }
    }
}
