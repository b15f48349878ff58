package io.ringfence.ring;

/**
 * What the score of a group is computed from, in the order of the rows that {@link RingFeatures} fills. Everything is
 * relative to the population of the same view, so that it means the same in another portfolio. Shares are 0 to 1;
 * {@code nats} are per account, of a share against the one expected by chance.
 */
enum RingFeature {
    LOG_SIZE(0),
    TIGHTNESS(1),
    ESCAPE(-1),
    EXCLUSIVITY(1),
    COVERED(0),
    COVERED_TWICE(1),
    SHARED_TYPES(0),
    LARGEST_SOFT(0),
    LARGEST_HARD(0),
    HARD_SHARE(0),
    IDENTITY_SHARE(0),
    CARD_SHARE(0),
    DEVICE_SHARE(0),
    IP_SHARE(0),
    ADDRESS_SHARE(0),
    SHARED_EACH(0),
    RARITY(0),
    HUB_SHARE(0),
    SHARED_USE(0),
    PAIR_DENSITY(0),
    CONCURRENT(0),
    BRIEF(0),
    SINGLE_USE(0),
    OPENED_DAY(1),
    OPENED_WEEK(1),
    OPENED_MONTH(1),
    OPENED_SPREAD(0),
    USED_TOGETHER(1),
    USED_WEEK(1),
    ENTERED_LATE(1),
    PEAK_WEEK(1),
    PAID_YOUNG(1),
    BURST(1),
    SHORT_LIVES(0),
    LIFE(0),
    AGE_AT_USE(0),
    OWN_TIES(0),
    PAYMENTS(0),
    CARDS(0),
    MANY_CARDS(1),
    DEVICES(0),
    IPS(0),
    AMOUNT_SHIFT(0),
    AMOUNT_SPREAD(0),
    SMALL_AMOUNTS(0),
    LARGE_AMOUNTS(0),
    ROUND_AMOUNTS(0),
    TOP_MERCHANT(0),
    TOP_MERCHANT_RARITY(0),
    LOYAL(0),
    SAME_PAYMENT(1),
    TRANSFERS_INSIDE(0),
    PASSERS(1),
    PASSED_SHARE(0),
    IN_CYCLE(1),
    MONEY_INSIDE(0),
    OUTSIDE_PAYERS(0),
    FAN_IN(0),
    FAN_OUT(0),
    REPEATED(0),
    INSIDE_SPAN(0),
    REFERRED_INSIDE(0),
    REFERRAL_STAR(0),
    FLOW_WEEK(1),
    FLOW_COUNT(0),
    FLOW_SHARE(0),
    FLOW_AMOUNT(0);

    /** 1 where more of it never lowers the score, −1 where it never raises it, 0 where either may be. */
    final int direction;

    RingFeature(int direction) {
        this.direction = direction;
    }

    /** The column of the rows, and of the trees that were fitted to them. */
    @SuppressWarnings("EnumOrdinal") // the order is the format
    int column() {
        return ordinal();
    }
}
