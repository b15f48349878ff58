package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A group of at least three accounts that act as one, with the evidence for it.
 *
 * @param id             kept from run to run by {@link Lineage}
 * @param score          probability that it is a ring, 0 to 1
 * @param typology       what it does
 * @param summary        one sentence made of computed numbers
 * @param members        at least three accused and any bystanders, by probability, highest first, then by account id
 * @param shared         entities that at least two members share, by entity
 * @param evidence       strongest first, at least one
 * @param against        what speaks against it, in sentences; may be empty
 * @param counterfactual the fewest things found without which the ring falls apart
 * @param coverage       what was looked at and left out around the members
 * @param money          what the accused members moved and cost
 * @param firstSeen      the first event of a member
 * @param lastSeen       the last event of a member that was known
 */
public record Ring(
        String id,
        double score,
        Typology typology,
        String summary,
        List<Member> members,
        List<EntityId> shared,
        List<Evidence> evidence,
        List<String> against,
        Counterfactual counterfactual,
        Coverage coverage,
        Money money,
        Instant firstSeen,
        Instant lastSeen) {
    public Ring {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(typology, "typology");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(counterfactual, "counterfactual");
        Objects.requireNonNull(coverage, "coverage");
        Objects.requireNonNull(money, "money");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
        members = List.copyOf(members);
        shared = List.copyOf(shared);
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be 0 to 1, got " + score);
        }
        long accused = members.stream().filter(Member::accused).count();
        if (accused < 3) {
            throw new IllegalArgumentException("a ring has at least 3 accounts, got " + accused);
        }
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a ring needs evidence");
        }
    }

    /** The ids of the accounts that the ring accuses: all members but bystanders, in the order of {@link #members()}. */
    public List<String> accountIds() {
        return members.stream().filter(Member::accused).map(Member::accountId).toList();
    }

    /** Whether an account is a member, be it a bystander. */
    public boolean hasMember(String accountId) {
        return members.stream().anyMatch(member -> member.accountId().equals(accountId));
    }

    /** The same ring under another id. */
    public Ring withId(String newId) {
        return new Ring(
                newId,
                score,
                typology,
                summary,
                members,
                shared,
                evidence,
                against,
                counterfactual,
                coverage,
                money,
                firstSeen,
                lastSeen);
    }
}
