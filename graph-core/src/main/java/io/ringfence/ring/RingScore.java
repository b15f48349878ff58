package io.ringfence.ring;

import java.util.List;

/**
 * The probability that a group is a ring, cut where the ring ends: how much it resembles the kind of ring that it
 * resembles most, moved by what labels say. Each kind is a logistic function of the features of {@link RingFeatures};
 * usable with no label at all. Features that speak for a ring never lower it, those that speak against never raise it.
 *
 * @param probability 0 to 1
 * @param logit       log-odds with no regard to labels, for ranking: where a ring ends does not depend on who was caught
 * @param resembles   the kind it resembles most
 * @param patterns    innocent patterns that it shows
 */
record RingScore(double probability, double logit, SchemeWeights.Scheme resembles, List<LookAlikes.Pattern> patterns) {
    /** Nats of a large group whose members were all found to be fraud; two accounts' worth of doubt in small ones. */
    static final double FRAUD = 6;

    /** Nats against a large group whose members were all found legitimate. */
    static final double LEGIT = 8;

    /**
     * Nats from the odds that a candidate is well cut to those that the best of its rivals is, which is all that is
     * ever reported; measured on simulated worlds.
     */
    static final double BEST_OF_RIVALS = 1.3;

    /** From this share of links that go to what members share, accounts live through it alone. */
    static final double DEDICATED = 0.4;

    private static final int SHARED_USE = RingFeatures.NAMES.indexOf("shared use");

    RingScore {
        patterns = List.copyOf(patterns);
    }

    static RingScore of(Measures measures) {
        double[] features = RingFeatures.of(measures);
        SchemeWeights.Scheme best = null;
        double logit = Double.NEGATIVE_INFINITY;
        for (SchemeWeights.Scheme scheme : SchemeWeights.ALL) {
            double of = scheme.logit(features);
            if (of > logit) {
                best = scheme;
                logit = of;
            }
        }
        if (best == null) {
            throw new IllegalStateException("there are no kinds of ring to compare with");
        }
        List<LookAlikes.Pattern> patterns = LookAlikes.of(measures);
        logit += BEST_OF_RIVALS;
        if (features[SHARED_USE] >= DEDICATED) {
            logit = Math.max(logit, dedicated(measures, patterns));
        }
        Population population = measures.group.landscape.population;
        double fraud = 0;
        double legit = 0;
        for (int account : measures.group.accounts) {
            fraud += population.fraud.get(account) ? 1 : 0;
            legit += population.legit.get(account) ? 1 : 0;
        }
        double labelled = logit + (FRAUD * fraud - LEGIT * legit) / (measures.group.size() + 2);
        return new RingScore(1 / (1 + Math.exp(-labelled)), logit, best, patterns);
    }

    /**
     * Accounts that live only through what they share lead no honest life beside it, unlike those that the weights were
     * fitted to; what they do in step counts at its odds against chance, each cue capped so that two are needed.
     */
    private static double dedicated(Measures measures, List<LookAlikes.Pattern> patterns) {
        double logit = -9 + 2 * measures.tightness;
        for (Cue cue : measures.cues.values()) {
            logit += cue.kind() == Cue.Kind.KNOWN_FRAUD ? 0 : cue.capped();
        }
        for (LookAlikes.Pattern pattern : patterns) {
            logit -= pattern.nats();
        }
        return logit;
    }
}
