package io.ringfence.feature;

/**
 * How large a sampled neighbourhood is.
 *
 * @param fanout     most neighbours of one relation, at least 1
 * @param ties       most accounts tied directly, at least 1
 * @param coAccounts most accounts behind one neighbouring entity, at least 1
 * @param secondHop  most accounts behind an entity, most entities of each and most accounts behind each of these, in the
 *                   second hop; 0 for none
 */
public record SamplingParameters(int fanout, int ties, int coAccounts, int secondHop) {
    /** One hop of entities and the accounts behind them. */
    public static final SamplingParameters DEFAULT = new SamplingParameters(5, 16, 10, 0);

    /** The same with a second hop. */
    public static final SamplingParameters TWO_HOPS = new SamplingParameters(5, 16, 10, 2);

    public SamplingParameters {
        if (fanout < 1) {
            throw new IllegalArgumentException("fanout must be at least 1, got " + fanout);
        }
        if (ties < 1) {
            throw new IllegalArgumentException("ties must be at least 1, got " + ties);
        }
        if (coAccounts < 1) {
            throw new IllegalArgumentException("coAccounts must be at least 1, got " + coAccounts);
        }
        if (secondHop < 0) {
            throw new IllegalArgumentException("secondHop must be at least 0, got " + secondHop);
        }
    }
}
