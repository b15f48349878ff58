package io.ringfence.simulation;

/**
 * What is sold in a world, and when.
 *
 * @param accountsPerMerchant accounts for each merchant, 1 to 10,000
 * @param popularity          how much more often large merchants are chosen than small ones; 1 equally, 2.2 is usual; 1
 *                            to 5
 * @param scale               what all amounts are multiplied by, 0.01 to 1000
 * @param daily               share of acts that keep to the hours of the day when people are awake; the rest is at any
 *                            hour
 */
public record MarketManner(int accountsPerMerchant, double popularity, double scale, double daily) {
    public static final MarketManner DEFAULT = new MarketManner(80, 2.2, 1, 1);

    public MarketManner {
        Bounds.within("accountsPerMerchant", accountsPerMerchant, 1, 10_000);
        Bounds.within("popularity", popularity, 1, 5);
        Bounds.within("scale", scale, 0.01, 1000);
        Bounds.share("daily", daily);
    }

    /** An amount on this world's scale; what was whole stays whole. */
    long cents(long usual) {
        if (scale == 1) {
            return usual;
        }
        return usual % 100 == 0
                ? Math.max(1, Math.round(usual / 100.0 * scale)) * 100
                : Math.max(1, Math.round(usual * scale));
    }
}
