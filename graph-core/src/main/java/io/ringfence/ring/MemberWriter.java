package io.ringfence.ring;

import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.Projection;
import io.ringfence.transfer.Transfers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jgrapht.alg.scoring.BetweennessCentrality;

/** Gives each member its role, its probability and its reasons. */
final class MemberWriter {
    /** Betweenness is asked for in graphs of up to this many accounts; it takes O(accounts × edges). */
    private static final int SMALL = 200;

    private final Measures measures;
    private final Group group;
    private final StoredLinks links;
    private final Typology typology;
    private final double[] inside;
    private final double median;

    MemberWriter(Measures measures, StoredLinks links, Typology typology) {
        this.measures = measures;
        this.links = links;
        this.typology = typology;
        group = measures.group;
        inside = new double[group.size()];
        for (int place = 0; place < inside.length; place++) {
            inside[place] = group.weightInside(group.accounts[place]);
        }
        double[] sorted = inside.clone();
        Arrays.sort(sorted);
        median = sorted[sorted.length / 2];
    }

    List<Member> write() {
        int organiser = moves() ? organiser() : -1;
        var members = new ArrayList<Member>();
        for (int place = 0; place < group.size(); place++) {
            members.add(member(place, organiser));
        }
        members.sort(Comparator.comparingDouble(Member::probability).reversed().thenComparing(Member::accountId));
        return members;
    }

    private boolean moves() {
        return typology == Typology.MULE_NETWORK || typology == Typology.MONEY_CYCLE;
    }

    private Member member(int place, int organiser) {
        int account = group.accounts[place];
        var reasons = new ArrayList<String>();
        int ties = 0;
        int partners = 0;
        for (Group.Shared shared : group.shared) {
            boolean member = shared.carries()
                    && Arrays.stream(shared.ties()).anyMatch(tie -> group.landscape.incidence.account(tie) == account);
            ties += member ? 1 : 0;
            partners = Math.max(partners, member ? shared.ties().length - 1 : 0);
        }
        if (ties > 0) {
            reasons.add(Sentence.of("shares %d entities with up to %d other accounts of the ring", ties, partners));
        }
        int shown = 0;
        for (Cue cue : measures.strongest()) {
            if (cue.members().get(place)) {
                shown++;
                reasons.add(reason(cue.kind(), account));
            }
        }
        int flows = transfersInside(account, true) + transfersInside(account, false);
        if (flows > 0) {
            reasons.add(Sentence.of("%d transfers with accounts of the ring", flows));
        }
        if (reasons.isEmpty()) {
            reasons.add("tied to the ring only by what many share");
        }
        double relative = median > 0 ? Math.min(2, inside[place] / median) : flows > 0 ? 1 : 0;
        boolean fraud = group.landscape.population.fraud.get(account);
        boolean legit = group.landscape.population.legit.get(account);
        double logit = -1 + 1.2 * relative + 0.8 * Math.min(4, shown) + (fraud ? 2 : 0) - (legit ? 4 : 0);
        return new Member(links.id(account), 1 / (1 + Math.exp(-logit)), role(place, organiser, shown), reasons);
    }

    private Role role(int place, int organiser, int shown) {
        int account = group.accounts[place];
        if (moves()) {
            if (account == organiser) {
                return Role.ORGANISER;
            }
            int in = transfersInside(account, false);
            int out = transfersInside(account, true);
            if (group.landscape.population.passThrough.get(account) || (in > 0 && out > 0)) {
                return Role.MULE;
            }
            if (in > 0) {
                return Role.CASH_OUT;
            }
            return Role.PERIPHERY;
        }
        boolean tied = inside[place] >= 0.3 * median && inside[place] > 0;
        if (shown == 0 && !tied) {
            return Role.BYSTANDER;
        }
        return tied || shown >= 2 ? Role.CORE : Role.PERIPHERY;
    }

    private int transfersInside(int account, boolean out) {
        Transfers transfers = group.landscape.transfers;
        int count = 0;
        for (int i = 0; i < (out ? transfers.outCount(account) : transfers.inCount(account)); i++) {
            int other = out ? transfers.payee(transfers.out(account, i)) : transfers.payer(transfers.in(account, i));
            count += group.place(other) >= 0 ? 1 : 0;
        }
        return count;
    }

    /** The account that most money routes of the ring go through; of equals, the one with more transfers, then by id. */
    private int organiser() {
        Transfers transfers = group.landscape.transfers;
        var builder = new Projection.Builder(group.size());
        for (int place = 0; place < group.size(); place++) {
            for (int i = 0; i < transfers.outCount(group.accounts[place]); i++) {
                int other = group.place(transfers.payee(transfers.out(group.accounts[place], i)));
                if (other >= 0) {
                    builder.add(place, other, 1);
                }
            }
        }
        Projection flows = builder.build();
        double[] between = new double[group.size()];
        if (group.size() <= SMALL) {
            new BetweennessCentrality<>(JGraphTView.of(flows))
                    .getScores()
                    .forEach((place, score) -> between[place] = score);
        } else {
            for (int place = 0; place < between.length; place++) {
                between[place] = flows.degree(place);
            }
        }
        int best = 0;
        for (int place = 1; place < between.length; place++) {
            int byScore = Double.compare(between[place], between[best]);
            int byTransfers = byScore != 0 ? byScore : Double.compare(flows.strength(place), flows.strength(best));
            int byId = byTransfers != 0
                    ? byTransfers
                    : links.id(group.accounts[best]).compareTo(links.id(group.accounts[place]));
            if (byId > 0) {
                best = place;
            }
        }
        return group.accounts[best];
    }

    private String reason(Cue.Kind kind, int account) {
        Population population = group.landscape.population;
        return switch (kind) {
            case OPENED_TOGETHER -> "opened within three days of another account of the ring";
            case FIRST_USED_TOGETHER -> "first used what it shares within three days of another account of the ring";
            case ENTERED_LATE -> "came to what it shares a month or more after opening, together with others";
            case PAID_AT_ONCE -> "paid within a day of opening";
            case SAME_PAYMENT -> "paid the same merchant the same rare amount as another account of the ring";
            case SAME_MERCHANT -> "most of its payments go to a merchant that others of the ring favour";
            case PASSED_ON ->
                Sentence.of(
                        "passed %.0f %% of what it received on within three days",
                        100 * population.passedShare[account]);
            case CYCLE -> "part of a cycle of money";
            case MANY_CARDS -> Sentence.of("used %d cards", population.cards[account]);
            case BURST_TOGETHER -> "spent most of its money in the same week as others, after a quiet life";
            case SHARED_IDENTITY -> "shares what is close to identity with another account of the ring";
            case KNOWN_FRAUD -> "found to be fraud";
        };
    }
}
