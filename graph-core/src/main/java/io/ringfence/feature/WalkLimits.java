package io.ringfence.feature;

/** How far one extraction may walk; what is beyond is left out newest first and reported as truncated. */
final class WalkLimits {
    /** Most links of the account itself. */
    static final int OWN_LINKS = 2048;

    /** Most payments made, and most transfers received, of the account itself. */
    static final int OWN_PAYMENTS = 1024;

    /** Most entities of the account whose users are looked at. */
    static final int ENTITIES = 64;

    /** Most links of one such entity. */
    static final int ENTITY_LINKS = 512;

    /** Most co-accounts that are looked at closely. */
    static final int CO_ACCOUNTS = 64;

    /** Most payments of any other account. */
    static final int OTHER_PAYMENTS = 32;

    /** Most co-accounts, most entities of each, and 8 times that many accounts, in the second hop. */
    static final int SECOND_HOP = 6;

    /** Most accounts around the account whose attributes, degrees and labels are averaged. */
    static final int NEIGHBOURS = 2048;

    /** Most ties, in all, of those tied to it. */
    static final int TIED_STEPS = 1 << 15;

    /** Most transfers of each account of a pattern, and most accounts it goes through. */
    static final int MOTIFS = 32;

    /** Most accounts of a component of hard ties, and most links of each. */
    static final int COMPONENT = 64;

    /** Most accounts it sends to that are looked at, and most transfers that each received. */
    static final int PAYEES = 128;

    private static final int ENTITY_LOOKS = 48;
    private static final int SHARED_LOOKS = 24;
    private static final int LABELLED_LOOKS = 512;

    private WalkLimits() {}

    /**
     * Most sightings of an entity of a decision that are looked at closely.
     *
     * @param ties     whether it ties accounts, so that its users are looked at besides
     * @param labelled whether payments have labels of their own, which tell most of all
     */
    static int looks(boolean ties, boolean labelled) {
        return labelled ? LABELLED_LOOKS : ties ? SHARED_LOOKS : ENTITY_LOOKS;
    }
}
