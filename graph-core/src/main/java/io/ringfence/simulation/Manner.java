package io.ringfence.simulation;

/**
 * The manner of a world: all that makes it this kind of world and no other, while {@link SimulationParameters} say how
 * large it is and which one of its kind.
 *
 * @param honest   the habits of honest accounts
 * @param market   what is sold, and when
 * @param recorded what of it all is written down
 * @param rings    how rings go about their schemes
 * @param mixture  which schemes and which innocent groups there are
 * @param labels   what is learnt of the truth, and when
 */
public record Manner(
        HonestManner honest,
        MarketManner market,
        RecordedManner recorded,
        RingManner rings,
        Mixture mixture,
        LabelManner labels) {
    /** The usual world. */
    public static final Manner DEFAULT = new Manner(
            HonestManner.DEFAULT,
            MarketManner.DEFAULT,
            RecordedManner.DEFAULT,
            RingManner.DEFAULT,
            Mixture.DEFAULT,
            LabelManner.DEFAULT);

    /**
     * The sharing of a public graph of payments between people, which has 33,732 users, 51,451 devices, 118,818 cards and
     * 585,855 addresses, and where 96 % of shared cards touch no flagged user: many payments, several cards each, and a
     * new address for most of them.
     */
    public static final Manner P2P = DEFAULT.withHonest(new HonestManner(
            0.7, 44, 0.45, 0.35, 0.6, 2.45, 0.08, 0.1, 1, 1, new NetworkManner(0.26, 0.11, 0.03, 64, 400, 8)));

    /**
     * A kind of world drawn at random, all knobs from wide priors: worlds without addresses, cards or transfers,
     * rings from careless to careful, rare and frequent look-alikes. The same seed draws the same manner.
     */
    public static Manner drawn(long seed) {
        return MannerDraw.draw(seed);
    }

    /** The same manner with other honest habits. */
    public Manner withHonest(HonestManner habits) {
        return new Manner(habits, market, recorded, rings, mixture, labels);
    }

    /** The same manner with other merchants, prices, hours. */
    public Manner withMarket(MarketManner other) {
        return new Manner(honest, other, recorded, rings, mixture, labels);
    }

    /** The same manner with other things written down. */
    public Manner withRecorded(RecordedManner what) {
        return new Manner(honest, market, what, rings, mixture, labels);
    }

    /** The same manner with rings that work otherwise. */
    public Manner withRings(RingManner otherwise) {
        return new Manner(honest, market, recorded, otherwise, mixture, labels);
    }

    /** The same manner with other rings and innocent groups. */
    public Manner withMixture(Mixture other) {
        return new Manner(honest, market, recorded, rings, other, labels);
    }

    /** The same manner with other labels. */
    public Manner withLabels(LabelManner other) {
        return new Manner(honest, market, recorded, rings, mixture, other);
    }
}
