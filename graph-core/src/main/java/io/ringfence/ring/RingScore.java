package io.ringfence.ring;

/**
 * The probability that a group is a ring: how much it looks like one, by boosted trees over {@link RingFeature}, moved
 * by what labels say. Usable with no label at all.
 *
 * @param probability 0 to 1
 * @param logit       log-odds with no regard to labels, for ranking: where a ring ends does not depend on who was caught
 */
record RingScore(double probability, double logit) {
    private static final BoostedTrees TREES = BoostedTrees.resource("ring-trees.txt");

    /** From the trees' log-odds, which rank candidates, to those that the best of its rivals is a ring. */
    private static final double SCALE = 1.2;

    private static final double SHIFT = 2.0;

    static RingScore of(RingFeatures features, int[] accounts) {
        double logit = SCALE * TREES.margin(features.of(accounts)) + SHIFT;
        double labelled = logit + features.sketch.landscape.labels.nats(accounts);
        return new RingScore(1 / (1 + Math.exp(-labelled)), logit);
    }
}
