package io.ringfence.simulation;

/** How a simulated ring works; the names are those of the truth files. */
public enum Scheme {
    /** Accounts run from a few shared devices. */
    DEVICE_FARM(0.16, 14, 0.85, 1, 6, 3),
    /** Stolen cards tried with tiny payments at one merchant. */
    CARD_TESTING(0.10, 6, 0.8, 0, 2, 3),
    /** Made-up people with recombined phones, addresses, bank accounts. */
    SYNTHETIC_IDENTITY(0.12, 40, 0.9, 8, 22, 3),
    /** Victims' money gathered, passed on, taken out. */
    MULE_NETWORK(0.14, 15, 0.45, 1, 5, 4),
    /** One offer taken many times. */
    PROMOTION_ABUSE(0.13, 3, 1.0, 0, 3, 4),
    /** Patient accounts that all spend what they can within days. */
    BUST_OUT(0.08, 10, 0.2, 5, 15, 4),
    /** Honest accounts in other hands. */
    ACCOUNT_TAKEOVER(0.09, 12, 0.0, 0, 1, 3),
    /** Purchases that are none, at a merchant who is in on it. */
    MERCHANT_COLLUSION(0.06, 20, 0.6, 1, 8, 3),
    /** Invitations of one's own accounts, for the bonus. */
    REFERRAL_ABUSE(0.06, 12, 1.0, 0, 4, 3),
    /** Money that goes round and comes back. */
    MONEY_CYCLE(0.06, 8, 0.5, 1, 4, 3),
    /** Goods bought with stolen cards and sent to a few drop addresses. */
    RESHIPPING(0, 12, 0.75, 0, 4, 3),
    /** Accounts made by a program that collect a bonus and hand it over. */
    BONUS_FARMING(0, 1, 1.0, 0, 1, 3);

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

    /** In how many variants it is worked; the first is the plain one. */
    final int variants;

    Scheme(double share, double joinDays, double newShare, double actFrom, double actTo, int variants) {
        this.share = share;
        this.joinDays = joinDays;
        this.newShare = newShare;
        this.actFrom = actFrom;
        this.actTo = actTo;
        this.variants = variants;
    }

    /** Whether anything of it is to be seen where only so much is written down. */
    boolean shows(RecordedManner recorded) {
        boolean sessions = recorded.devices() > 0 || recorded.ips() > 0;
        return switch (this) {
            case CARD_TESTING -> recorded.cards() > 0 && recorded.merchants() > 0;
            case MULE_NETWORK, MONEY_CYCLE -> recorded.transfers() > 0;
            case PROMOTION_ABUSE, MERCHANT_COLLUSION -> sessions && recorded.merchants() > 0;
            case DEVICE_FARM,
                    SYNTHETIC_IDENTITY,
                    BUST_OUT,
                    ACCOUNT_TAKEOVER,
                    REFERRAL_ABUSE,
                    RESHIPPING,
                    BONUS_FARMING -> sessions;
        };
    }
}
