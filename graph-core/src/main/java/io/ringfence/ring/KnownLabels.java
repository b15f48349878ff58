package io.ringfence.ring;

/**
 * What the labels known by then say of a group: the log-likelihood ratio of as many accounts found to be fraud, and as
 * many found legitimate, among members of a ring against among any accounts. How many of a ring are caught by then is
 * not known, none perhaps; the ratio is the mean over several shares. Without labels it says nothing.
 */
final class KnownLabels {
    /** Shares of a ring that may have been found to be fraud by then, beside the share of all accounts. */
    private static final double[] CAUGHT = {0.1, 0.3, 0.6};

    /** How much rarer a member of a ring is found legitimate than any account: reviews err. */
    private static final double ERRS = 0.1;

    private final Population population;
    private final double fraudRate;
    private final boolean any;

    KnownLabels(Population population) {
        this.population = population;
        double accounts = population.accounts() + 1.0;
        BaseRates base = population.base;
        double frauds = base == null ? population.fraud.cardinality() : base.frauds;
        double legits = base == null ? population.legit.cardinality() : base.legits;
        any = frauds > 0 || legits > 0 || !population.fraud.isEmpty() || !population.legit.isEmpty();
        fraudRate = Math.min(0.3, (frauds + 0.5) / accounts);
    }

    double nats(int[] accounts) {
        if (!any) {
            return 0;
        }
        int fraud = 0;
        int legit = 0;
        for (int account : accounts) {
            fraud += population.fraud.get(account) ? 1 : 0;
            legit += population.legit.get(account) ? 1 : 0;
        }
        int rest = accounts.length - fraud;
        double sum = 1;
        for (double share : CAUGHT) {
            double caught = Math.max(share, fraudRate);
            sum += Math.exp(fraud * Math.log(caught / fraudRate) + rest * Math.log((1 - caught) / (1 - fraudRate)));
        }
        return Math.log(sum / (CAUGHT.length + 1)) + legit * Math.log(ERRS);
    }
}
