package io.ringfence.ring;

import io.ringfence.transfer.Transfers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Tells the accounts that act with a ring from those that only stand by: tied to it by nothing but what many share, such
 * as a carrier's gateway or a shop's tablet, with no money between them.
 */
final class Bystanders {
    private static final int LEAST = 3;
    private static final int HELD_BY_DEALINGS = 2;
    private static final int MOVING = 4;

    /** Accounts opened within it of one another came together even where they share nothing. */
    private static final Duration SOON = Duration.ofDays(14);

    private final Group whole;
    private final StoredLinks links;

    private Bystanders(Group whole, StoredLinks links) {
        this.whole = whole;
        this.links = links;
    }

    /** The group without its bystanders; as it is where fewer than three accounts would be left. */
    static Group without(Group whole, StoredLinks links) {
        return new Bystanders(whole, links).without();
    }

    /** Accounts of the larger group that are not in the smaller. */
    static int[] between(Group whole, Group core) {
        return Arrays.stream(whole.accounts)
                .filter(account -> core.place(account) < 0)
                .toArray();
    }

    private Group without() {
        Group group = whole;
        while (true) {
            BitSet kept = kept(group);
            if (kept.cardinality() == group.size() || kept.cardinality() < LEAST) {
                return group;
            }
            Group current = group;
            group = Group.of(
                    whole.landscape,
                    kept.stream().map(place -> current.accounts[place]).toArray());
        }
    }

    private BitSet kept(Group group) {
        var kept = new BitSet(group.size());
        for (Group.Shared shared : group.shared) {
            if (SharingEvidence.tells(group, shared)) {
                for (int tie : shared.ties()) {
                    kept.set(group.place(group.landscape.incidence.account(tie)));
                }
            }
        }
        // What an account did in step with the others counts as well as what it shares.
        for (Weighed weighed : BehaviourEvidence.of(group, links)) {
            boolean telling = switch (weighed.evidence().claim()) {
                case Claim.SamePayment same -> true;
                case Claim.KnownFraud fraud -> true;
                case Claim.ManyCards cards -> true;
                case Claim.FavouriteMerchants favourites -> true;
                case Claim.Burst burst -> true;
                case Claim.OpenedTogether opened ->
                    2 * opened.accounts() >= group.size() && opened.span().compareTo(SOON) <= 0;
                default -> false;
            };
            if (telling) {
                mark(group, weighed.evidence().links(), kept);
            }
        }
        if (movesMoney(group, kept)) {
            for (int place = 0; place < group.size(); place++) {
                if (!kept.get(place) && deals(group, group.accounts[place])) {
                    kept.set(place);
                }
            }
        }
        return kept;
    }

    /**
     * Whether a ring is held by dealings: many of its accounts are tied by nothing else, pass money on or send it round.
     * Of any other ring, who only paid a member or was paid by one is a friend or a victim.
     */
    private boolean movesMoney(Group group, BitSet kept) {
        int dealers = 0;
        int moving = 0;
        Population population = group.landscape.population;
        for (int place = 0; place < group.size(); place++) {
            int account = group.accounts[place];
            boolean deals = deals(group, account);
            dealers += deals && !kept.get(place) ? 1 : 0;
            moving += deals && (population.passThrough.get(account) || population.inCycle.get(account)) ? 1 : 0;
        }
        return HELD_BY_DEALINGS * dealers >= group.size() || MOVING * moving >= group.size();
    }

    private void mark(Group group, List<EvidenceLink> facts, BitSet kept) {
        var ids = Facts.from(facts);
        for (int place = 0; place < group.size(); place++) {
            if (ids.contains(links.id(group.accounts[place]))) {
                kept.set(place);
            }
        }
    }

    /** Whether money went between an account and the others, or one named the other. */
    private boolean deals(Group group, int account) {
        Transfers transfers = group.landscape.transfers;
        var others = new ArrayList<Integer>();
        for (int i = 0; i < transfers.outCount(account); i++) {
            others.add(transfers.payee(transfers.out(account, i)));
        }
        for (int i = 0; i < transfers.inCount(account); i++) {
            others.add(transfers.payer(transfers.in(account, i)));
        }
        var view = group.landscape.view;
        int node = group.landscape.incidence.accountNode(account);
        for (int i = 0; i < view.degree(node); i++) {
            if (view.isAccount(view.neighbour(node, i))) {
                others.add(group.landscape.incidence.numberOf(view.neighbour(node, i)));
            }
        }
        return others.stream().anyMatch(other -> other != account && group.place(other) >= 0);
    }
}
