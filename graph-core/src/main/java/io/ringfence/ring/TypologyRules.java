package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Decides what a ring does by explicit rules on its evidence alone, the most telling first. */
final class TypologyRules {
    /** A claim counts for a typology when it is about at least this share of the accounts. */
    private static final double MANY = 0.34;

    private static final long SMALL_CENTS = 500;

    private final List<Evidence> evidence;
    private final int size;

    private TypologyRules(List<Evidence> evidence, int size) {
        this.evidence = evidence;
        this.size = size;
    }

    /**
     * The typology of a ring.
     *
     * @param size accused accounts
     */
    static Typology decide(List<Evidence> evidence, int size) {
        return new TypologyRules(evidence, size).decide();
    }

    private Typology decide() {
        if (inCycles() > MANY) {
            return Typology.MONEY_CYCLE;
        }
        if (share(claim -> claim instanceof Claim.TiedToOne) > MANY) {
            return Typology.REFERRAL_ABUSE;
        }
        if (share(claim -> claim instanceof Claim.PassedOn) > 0.2) {
            return Typology.MULE_NETWORK;
        }
        double cards = share(claim -> claim instanceof Claim.ManyCards many && many.medianCents() < SMALL_CENTS);
        if (cards > MANY) {
            return Typology.CARD_TESTING;
        }
        boolean drop = share(claim -> claim instanceof Claim.DropAddress) > MANY
                && share(claim -> claim instanceof Claim.EnteredLate late && isAddress(late)) > MANY;
        if (drop) {
            return Typology.RESHIPPING;
        }
        if (share(claim -> claim instanceof Claim.Burst) > MANY) {
            return Typology.BUST_OUT;
        }
        if (share(claim -> claim instanceof Claim.EnteredLate) > MANY) {
            return Typology.ACCOUNT_TAKEOVER;
        }
        double same = share(claim -> claim instanceof Claim.SamePayment);
        boolean fresh = share(claim -> claim instanceof Claim.OpenedTogether) > 0.5
                || share(claim -> claim instanceof Claim.PaidAtOnce) > 0.5;
        if (same > MANY && fresh) {
            return Typology.PROMOTION_ABUSE;
        }
        if (share(claim -> claim instanceof Claim.FavouriteMerchants) > MANY) {
            return Typology.MERCHANT_COLLUSION;
        }
        if (isChain()) {
            return Typology.SYNTHETIC_IDENTITY;
        }
        if (share(claim -> isShared(claim, EntityType.DEVICE)) > 0.5) {
            return Typology.DEVICE_FARM;
        }
        return Typology.SHARED_IDENTITY;
    }

    private static boolean isAddress(Claim.EnteredLate late) {
        return late.entity().type().equals(EntityType.ADDRESS);
    }

    private static boolean isShared(Claim claim, String type) {
        return claim instanceof Claim.SharedEntities shared && shared.type().equals(type);
    }

    /** The largest share of accounts that a claim of some sort is about. */
    private double share(Predicate<Claim> sort) {
        int most = 0;
        for (Evidence piece : evidence) {
            if (sort.test(piece.claim())) {
                most = Math.max(most, piece.claim().accounts());
            }
        }
        return (double) most / size;
    }

    private double inCycles() {
        Set<String> accounts = new TreeSet<>();
        for (Evidence piece : evidence) {
            if (piece.claim() instanceof Claim.MoneyCycle cycle) {
                accounts.addAll(cycle.accountIds());
            }
        }
        return (double) accounts.size() / size;
    }

    /** A chain goes through half of the accounts, so that no one thing holds them. */
    private boolean isChain() {
        return share(claim -> claim instanceof Claim.IdentityChain) >= 0.5;
    }
}
