package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        if (goesRound() > 0.6) {
            return Typology.MONEY_CYCLE;
        }
        if (share(claim -> claim instanceof Claim.ManyCards many && many.medianCents() < SMALL_CENTS) > MANY) {
            return Typology.CARD_TESTING;
        }
        Optional<Typology> merchant = atMerchants();
        return merchant.orElseGet(this::bySharing);
    }

    /** What the accounts do with one merchant, if that is what they do. */
    private Optional<Typology> atMerchants() {
        double same = share(claim -> claim instanceof Claim.SamePayment);
        double back = share(claim -> claim instanceof Claim.FavouriteMerchants);
        boolean fresh = share(claim -> claim instanceof Claim.EnteredLate) < MANY;
        if (same > MANY && fresh && back < same / 2) {
            return Optional.of(Typology.PROMOTION_ABUSE);
        }
        return same > MANY || back > MANY ? Optional.of(Typology.MERCHANT_COLLUSION) : Optional.empty();
    }

    private Typology bySharing() {
        double identity = share(claim -> claim instanceof Claim.SharedEntities shared && isIdentity(shared.type()));
        double late = share(claim -> claim instanceof Claim.EnteredLate);
        double burst = share(claim -> claim instanceof Claim.Burst);
        double address = share(claim -> isShared(claim, EntityType.ADDRESS));
        boolean drop = share(claim -> claim instanceof Claim.DropAddress) > 0.4
                || (address >= 0.5 && address >= identity && identityTypes() == 1);
        if (drop && late < 0.5) {
            return Typology.RESHIPPING;
        }
        if (burst > MANY && (burst > 0.6 || late > MANY)) {
            return Typology.BUST_OUT;
        }
        if (isChain()) {
            return Typology.SYNTHETIC_IDENTITY;
        }
        if (late >= 0.5) {
            return identity >= 0.5 ? Typology.BUST_OUT : Typology.ACCOUNT_TAKEOVER;
        }
        if (identityTypes() >= 2 && identity >= 0.5) {
            return Typology.SYNTHETIC_IDENTITY;
        }
        double place = Math.max(
                share(claim -> isShared(claim, EntityType.DEVICE)), share(claim -> isShared(claim, EntityType.IP)));
        if (place >= 0.5 && place >= identity) {
            return Typology.DEVICE_FARM;
        }
        return Typology.SHARED_IDENTITY;
    }

    private static boolean isIdentity(String type) {
        return !type.equals(EntityType.DEVICE) && !type.equals(EntityType.IP) && !type.equals(EntityType.CARD);
    }

    private long identityTypes() {
        return evidence.stream()
                .filter(piece -> piece.claim() instanceof Claim.SharedEntities shared && isIdentity(shared.type()))
                .count();
    }

    /** The share of accounts that both send money to others of the ring and get money from them. */
    private double goesRound() {
        for (Evidence piece : evidence) {
            if (piece.claim() instanceof Claim.TransfersInside) {
                Set<String> both = new TreeSet<>(Facts.from(piece.links()));
                both.retainAll(
                        piece.links().stream().map(link -> link.to().id()).collect(Collectors.toSet()));
                return (double) both.size() / size;
            }
        }
        return 0;
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
        return share(claim -> claim instanceof Claim.IdentityChain chain && types(chain) >= 2) >= 0.5;
    }

    private static long types(Claim.IdentityChain chain) {
        return chain.path().stream()
                .filter(entity -> !entity.isAccount())
                .map(EntityId::type)
                .distinct()
                .count();
    }
}
