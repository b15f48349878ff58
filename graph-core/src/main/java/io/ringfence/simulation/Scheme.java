package io.ringfence.simulation;

/** How a simulated ring works; the names are those of the truth files. */
public enum Scheme {
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

    /** How common it is in the usual world. */
    final double share;

    /** Over how many days its members join, at the median. */
    final double joinDays;

    /** Share of members who open an account for it. */
    final double newShare;

    /** Days from joining to the first fraudulent act, at least. */
    final double actFrom;

    /** And at most. */
    final double actTo;

    Scheme(double share, double joinDays, double newShare, double actFrom, double actTo) {
        this.share = share;
        this.joinDays = joinDays;
        this.newShare = newShare;
        this.actFrom = actFrom;
        this.actTo = actTo;
    }

    /** Whether anything of it is to be seen where only so much is written down. */
    boolean shows(RecordedManner recorded) {
        boolean sessions = recorded.devices() > 0 || recorded.ips() > 0;
        return switch (this) {
            case CARD_TESTING -> recorded.cards() > 0 && recorded.merchants() > 0;
            case MULE_NETWORK, MONEY_CYCLE -> recorded.transfers() > 0;
            case PROMOTION_ABUSE, MERCHANT_COLLUSION -> sessions && recorded.merchants() > 0;
            case DEVICE_FARM, SYNTHETIC_IDENTITY, BUST_OUT, ACCOUNT_TAKEOVER, REFERRAL_ABUSE -> sessions;
        };
    }
}
