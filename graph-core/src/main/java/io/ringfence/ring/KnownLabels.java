package io.ringfence.ring;

/**
 * What the labels known by then say of a group: the log-likelihood ratio of as many accounts found to be fraud, and as
 * many found legitimate, among members of a ring against among any accounts. Without labels it says nothing.
 */
final class KnownLabels {
    /** Labels that are wrong, so that a single one decides nothing. */
    private static final double WRONG = 0.02;

    private final Population population;
    private final double fraudRate;
    private final double legitRate;
    private final double fraudInRing;
    private final double legitInRing;

    KnownLabels(Population population) {
        this.population = population;
        double accounts = population.opened.length + 1.0;
        double fraud = population.fraud.cardinality();
        fraudRate = (fraud + 0.5) / accounts;
        legitRate = (population.legit.cardinality() + 0.5) / accounts;
        fraudInRing = fraud == 0 ? fraudRate : Math.max(0.15, fraudRate);
        legitInRing = Math.min(legitRate, WRONG * Math.max(0.15, legitRate));
    }

    double nats(int[] accounts) {
        int fraud = 0;
        int legit = 0;
        for (int account : accounts) {
            fraud += population.fraud.get(account) ? 1 : 0;
            legit += population.legit.get(account) ? 1 : 0;
        }
        double rest = accounts.length - fraud - legit;
        return fraud * Math.log(fraudInRing / fraudRate)
                + legit * Math.log(legitInRing / legitRate)
                + rest * Math.log((1 - fraudInRing - legitInRing) / (1 - fraudRate - legitRate));
    }
}
