package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.Projection;
import io.ringfence.transfer.Transfers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jgrapht.alg.scoring.BetweennessCentrality;

/** Gives each member its role, its probability and its reasons. */
final class MemberWriter {
    /** Betweenness is asked for in graphs of up to this many accounts; it takes O(accounts × edges). */
    private static final int SMALL = 200;

    private final Group group;
    private final StoredLinks links;
    private final Typology typology;
    private final List<Evidence> evidence;
    private final Joining joining;
    private final double[] ties;
    private final double median;

    MemberWriter(Group group, StoredLinks links, Typology typology, List<Evidence> evidence) {
        this.group = group;
        this.links = links;
        this.typology = typology;
        this.evidence = evidence;
        joining = new Joining(evidence);
        ties = new double[group.size()];
        for (Group.Shared shared : group.shared) {
            if (SharingEvidence.tells(group, shared)) {
                double weight =
                        group.type(shared.entity()).hubPolicy().rarityWeight() * AccountProjection.rarity(shared.all());
                for (int tie : shared.ties()) {
                    ties[group.place(group.landscape.incidence.account(tie))] += weight;
                }
            }
        }
        double[] sorted = ties.clone();
        Arrays.sort(sorted);
        median = sorted[sorted.length / 2];
    }

    /** The accused and then the bystanders, each by probability. */
    List<Member> write(int[] bystanders) {
        int organiser = moves() ? organiser() : referrer();
        var members = new ArrayList<Member>();
        for (int place = 0; place < group.size(); place++) {
            members.add(member(place, organiser));
        }
        for (int account : bystanders) {
            members.add(bystander(account));
        }
        members.sort(Comparator.comparingDouble(Member::probability).reversed().thenComparing(Member::accountId));
        return members;
    }

    private boolean moves() {
        return typology == Typology.MULE_NETWORK || typology == Typology.MONEY_CYCLE;
    }

    private Member member(int place, int organiser) {
        int account = group.accounts[place];
        String id = links.id(account);
        List<String> reasons = new ArrayList<>(Reasons.of(id, evidence));
        int claims = reasons.size();
        if (reasons.isEmpty()) {
            reasons.add("tied to the ring by what its other accounts share");
        }
        boolean fraud = group.landscape.population.fraud.get(account);
        boolean legit = group.landscape.population.legit.get(account);
        double relative = median > 0 ? Math.min(1.5, ties[place] / median) : 0.5;
        double logit = -0.5 + 1.2 * relative + 0.6 * Math.min(5, claims) + (fraud ? 2 : 0) - (legit ? 4 : 0);
        return new Member(
                id,
                1 / (1 + Math.exp(-logit)),
                role(place, organiser, claims),
                joining.of(id, Instant.ofEpochMilli(group.landscape.population.opened[account])),
                reasons);
    }

    private Member bystander(int account) {
        Incidence incidence = group.landscape.incidence;
        int best = -1;
        for (int i = 0; i < incidence.degree(account); i++) {
            int tie = incidence.tie(account, i);
            boolean ring = Arrays.stream(group.accounts)
                    .anyMatch(member -> incidence.tieOf(member, incidence.entity(tie)) >= 0);
            boolean shares = ring
                    && !incidence.isPlaceholder(incidence.entity(tie))
                    && group.strength(incidence.entity(tie)) != EntityType.Strength.NONE;
            if (shares && (best < 0 || incidence.first(tie) < incidence.first(best))) {
                best = tie;
            }
        }
        int dealings = transfersInside(account, true) + transfersInside(account, false);
        String reason = best < 0 || dealings > 0
                ? Sentence.of(
                        "%s with accounts of the ring, and no other tie that few share",
                        Sentence.count(dealings, "transfer"))
                : Sentence.of(
                        "tied to the ring only by %s %s, which %s used",
                        Sentence.noun(links.entity(incidence.entity(best)).type()),
                        links.entity(incidence.entity(best)).id(),
                        Sentence.count(incidence.sharers(incidence.entity(best)), "account"));
        long at = best < 0 ? group.landscape.population.opened[account] : incidence.first(best);
        return new Member(links.id(account), 0.05, Role.BYSTANDER, Instant.ofEpochMilli(at), List.of(reason));
    }

    private Role role(int place, int organiser, int claims) {
        int account = group.accounts[place];
        if (account == organiser) {
            return Role.ORGANISER;
        }
        if (moves()) {
            int in = transfersInside(account, false);
            int out = transfersInside(account, true);
            if (group.landscape.population.passThrough.get(account) || out > 0) {
                return Role.MULE;
            }
            return in > 0 ? Role.CASH_OUT : Role.PERIPHERY;
        }
        boolean tied = ties[place] >= 0.6 * median && ties[place] > 0;
        return tied || claims >= 3 ? Role.CORE : Role.PERIPHERY;
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

    /** The account that the others are tied to directly, −1 if there is none. */
    private int referrer() {
        for (Evidence piece : evidence) {
            if (piece.claim() instanceof Claim.TiedToOne tied && 2 * tied.accounts() >= group.size() - 1) {
                for (int account : group.accounts) {
                    if (links.id(account).equals(tied.accountId())) {
                        return account;
                    }
                }
            }
        }
        return -1;
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
}
