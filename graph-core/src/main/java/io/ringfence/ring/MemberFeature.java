package io.ringfence.ring;

/**
 * What the probability of one account's membership in a group is computed from, in the order of the rows that {@link
 * MemberFeatures} fills: what it does itself, and beside it how many of the others do the same.
 */
enum MemberFeature {
    LOG_SIZE(0),
    INSIDE(0),
    WEIGHT(1),
    RELATIVE_WEIGHT(1),
    TIED_TO(1),
    WEIGHT_INSIDE(1),
    SHARED_INSIDE(0),
    SHARED(1),
    LARGEST(0),
    RAREST(0),
    HARD(0),
    OPENED_NEAR(1),
    OPENED_NEAR_RATE(0),
    USED_NEAR(1),
    USED_NEAR_RATE(0),
    YOUNG(0),
    YOUNG_RATE(0),
    PASSES(1),
    PASSES_RATE(0),
    CYCLE(1),
    CYCLE_RATE(0),
    SAME_PAYMENT(1),
    SAME_PAYMENT_RATE(0),
    LOYAL(1),
    LOYAL_RATE(0),
    BURST(1),
    BURST_RATE(0),
    MANY_CARDS(1),
    MANY_CARDS_RATE(0),
    TRANSFERS(0),
    TRANSFERS_RATE(0),
    REFERRED(0),
    REFERRED_RATE(0),
    PEAK_NEAR(1),
    PEAK_NEAR_RATE(0),
    AGE(0),
    AGE_RELATIVE(0),
    PAYMENTS(0),
    SHARED_USE(0),
    SHARED_USE_RATE(0);

    /** 1 where more of it never lowers the probability, −1 where it never raises it, 0 where either may be. */
    final int direction;

    MemberFeature(int direction) {
        this.direction = direction;
    }

    /** The column of the rows, and of the trees that were fitted to them. */
    @SuppressWarnings("EnumOrdinal") // the order is the format
    int column() {
        return ordinal();
    }
}
