package io.ringfence.simulation;

/**
 * How a simulated ring works. {@code joinDays}: over how many days its members join, at the median; {@code newShare}:
 * share of members who open an account for it; {@code actFrom}, {@code actTo}: days from joining to the first
 * fraudulent act.
 */
enum Scheme {
    DEVICE_FARM(0.16, 14, 0.85, 1, 6),
    CARD_TESTING(0.10, 6, 0.8, 0, 2),
    SYNTHETIC_IDENTITY(0.12, 40, 0.9, 8, 22),
    MULE_NETWORK(0.14, 15, 0.45, 1, 5),
    PROMOTION_ABUSE(0.13, 3, 1.0, 0, 3),
    BUST_OUT(0.08, 10, 0.2, 5, 15),
    ACCOUNT_TAKEOVER(0.09, 12, 0.0, 0, 1),
    MERCHANT_COLLUSION(0.06, 20, 0.6, 1, 8),
    REFERRAL_ABUSE(0.06, 12, 1.0, 0, 4),
    MONEY_CYCLE(0.06, 8, 0.5, 1, 4);

    final double share;
    final double joinDays;
    final double newShare;
    final double actFrom;
    final double actTo;

    Scheme(double share, double joinDays, double newShare, double actFrom, double actTo) {
        this.share = share;
        this.joinDays = joinDays;
        this.newShare = newShare;
        this.actFrom = actFrom;
        this.actTo = actTo;
    }

    static Scheme draw(Dice dice) {
        double left = dice.uniform();
        for (Scheme scheme : values()) {
            left -= scheme.share;
            if (left < 0) {
                return scheme;
            }
        }
        return DEVICE_FARM;
    }
}
