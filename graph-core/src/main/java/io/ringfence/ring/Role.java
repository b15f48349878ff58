package io.ringfence.ring;

/** The part that an account plays in a ring. */
public enum Role {
    /** Tied to the ring by several members or by what is seldom shared. */
    CORE,
    /** Tied to the ring, but to few of its members. */
    PERIPHERY,
    /** Tied only by what many share; nothing else speaks against the account. */
    BYSTANDER,
    /** Collects the money of the ring or sends it on its way. */
    ORGANISER,
    /** Passes money on within a short time. */
    MULE,
    /** Where money of the ring ends. */
    CASH_OUT
}
