package io.ringfence.projection;

/** Where a link came from. */
public enum LinkKind {
    /** An account was seen with an entity. */
    OBSERVED,
    /** A payment tied its account to one of its parties. */
    PAYMENT
}
