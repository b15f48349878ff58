package io.ringfence.feature;

/**
 * How far one extraction may walk; what is beyond is left out newest first and reported as truncated.
 *
 * @param ownLinks      most links of the account itself
 * @param ownPayments   most payments made, and most transfers received, of the account itself
 * @param entities      most entities of the account whose users are looked at
 * @param entityLinks   most links of one such entity
 * @param coAccounts    most co-accounts that are looked at closely
 * @param otherPayments most payments of any other account
 * @param secondHop     most co-accounts, most entities of each, and 8 times that many accounts, in the second hop
 * @param entityLooks   most sightings of an entity of the decision that are looked at closely
 * @param sharedLooks   the same of one that ties accounts, whose users are looked at besides
 * @param labelledLooks the same of any where payments have labels of their own, which tell most of all
 * @param neighbours    most accounts around the account whose attributes, degrees and labels are averaged
 * @param tiedSteps     most ties, in all, of those tied to it
 * @param motifs        most transfers of each account of a pattern, and most accounts it goes through
 * @param component     most accounts of a component of hard ties, and most links of each
 * @param payees        most accounts it sends to that are looked at, and most transfers that each received
 */
record WalkLimits(
        int ownLinks,
        int ownPayments,
        int entities,
        int entityLinks,
        int coAccounts,
        int otherPayments,
        int secondHop,
        int entityLooks,
        int sharedLooks,
        int labelledLooks,
        int neighbours,
        int tiedSteps,
        int motifs,
        int component,
        int payees) {
    static final WalkLimits DEFAULT =
            new WalkLimits(2048, 1024, 64, 512, 64, 32, 6, 48, 24, 512, 2048, 1 << 16, 32, 64, 128);

    WalkLimits {
        if (ownLinks < 1
                || ownPayments < 1
                || entities < 1
                || entityLinks < 1
                || coAccounts < 1
                || otherPayments < 1
                || secondHop < 1
                || entityLooks < 1
                || sharedLooks < 1
                || labelledLooks < 1
                || neighbours < 1
                || tiedSteps < 1
                || motifs < 1
                || component < 1
                || payees < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }

    /** Most sightings of an entity of a decision that are looked at. */
    int looks(boolean ties, boolean labelled) {
        return labelled ? labelledLooks : ties ? sharedLooks : entityLooks;
    }
}
