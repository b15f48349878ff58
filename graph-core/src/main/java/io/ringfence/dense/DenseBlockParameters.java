package io.ringfence.dense;

/**
 * What counts as a dense block, and when to stop looking.
 *
 * @param minAccounts least accounts of a block, at least 1
 * @param minEntities least entities of a block, at least 1
 * @param minDensity  least weight inside per node, at least 0
 * @param maxRounds   most peelings of what earlier blocks left, at least 1
 */
public record DenseBlockParameters(int minAccounts, int minEntities, double minDensity, int maxRounds) {
    /** At least 3 accounts and 2 entities of any density, up to 16 peelings. */
    public static final DenseBlockParameters DEFAULT = new DenseBlockParameters(3, 2, 0, 16);

    public DenseBlockParameters {
        if (minAccounts < 1 || minEntities < 1) {
            throw new IllegalArgumentException(
                    "minAccounts and minEntities must be at least 1, got " + minAccounts + " and " + minEntities);
        }
        if (!(minDensity >= 0)) {
            throw new IllegalArgumentException("minDensity must be >= 0, got " + minDensity);
        }
        if (maxRounds < 1) {
            throw new IllegalArgumentException("maxRounds must be at least 1, got " + maxRounds);
        }
    }

    /** The same with another least density. */
    public DenseBlockParameters withMinDensity(double density) {
        return new DenseBlockParameters(minAccounts, minEntities, density, maxRounds);
    }
}
