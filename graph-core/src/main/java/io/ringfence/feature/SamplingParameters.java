package io.ringfence.feature;

/**
 * How large a sampled neighbourhood is.
 *
 * @param fanout     most neighbours of one relation, at least 1
 * @param coAccounts most accounts behind one neighbouring entity, at least 1
 */
public record SamplingParameters(int fanout, int coAccounts) {
    public static final SamplingParameters DEFAULT = new SamplingParameters(5, 10);

    public SamplingParameters {
        if (fanout < 1) {
            throw new IllegalArgumentException("fanout must be at least 1, got " + fanout);
        }
        if (coAccounts < 1) {
            throw new IllegalArgumentException("coAccounts must be at least 1, got " + coAccounts);
        }
    }
}
