package io.ringfence.ring;

/** What a ring does, decided by explicit rules on its evidence. */
public enum Typology {
    /** Many accounts run from few devices. */
    DEVICE_FARM,
    /** Many cards tried with small payments. */
    CARD_TESTING,
    /** Identities made of shared parts, each sharing one with the next. */
    SYNTHETIC_IDENTITY,
    /** Money gathered, layered and cashed out through accounts that pass it on. */
    MULE_NETWORK,
    /** New accounts that each take a benefit for newcomers. */
    PROMOTION_ABUSE,
    /** Accounts that behave well for long and then spend to the limit together. */
    BUST_OUT,
    /** Accounts of others entered from one place, far apart in age and behaviour. */
    ACCOUNT_TAKEOVER,
    /** Buyers that pay the same merchants over and over. */
    MERCHANT_COLLUSION,
    /** Accounts invited by one another for the bonus. */
    REFERRAL_ABUSE,
    /** Goods bought by many accounts and sent to one address. */
    RESHIPPING,
    /** Money that comes back to where it started. */
    MONEY_CYCLE,
    /** Accounts that share parts of an identity; none of the other kinds is clear. */
    SHARED_IDENTITY
}
