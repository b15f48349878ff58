package io.ringfence.evaluation;

import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.ring.Role;
import io.ringfence.ring.Typology;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a finder says is a ring.
 *
 * @param members  each account once
 * @param score    probability that it is a ring, if the finder gives one
 * @param typology what it does, or null where the finder does not say
 */
public record FoundRing(
        List<FoundMember> members,
        OptionalDouble score,
        @Nullable Typology typology) {
    /**
     * An account of a found ring.
     *
     * @param accountId   the account
     * @param probability that it belongs to the ring, 0 to 1
     * @param role        its part; {@link Role#BYSTANDER} accuses nobody
     */
    public record FoundMember(String accountId, double probability, Role role) {
        public FoundMember {
            Objects.requireNonNull(accountId, "accountId");
            Objects.requireNonNull(role, "role");
        }

        boolean accused() {
            return role != Role.BYSTANDER;
        }
    }

    public FoundRing {
        members = List.copyOf(members);
        Objects.requireNonNull(score, "score");
    }

    /** A ring of {@link io.ringfence.ring.RingFinder}. */
    public static FoundRing of(Ring ring) {
        return new FoundRing(
                ring.members().stream().map(FoundRing::member).toList(),
                OptionalDouble.of(ring.score()),
                ring.typology());
    }

    /** A group of accounts of which nothing more is said: all are core members. */
    public static FoundRing of(Set<String> accounts) {
        return new FoundRing(
                accounts.stream()
                        .sorted()
                        .map(account -> new FoundMember(account, 1, Role.CORE))
                        .toList(),
                OptionalDouble.empty(),
                null);
    }

    /** All accounts, bystanders included. */
    Set<String> accounts() {
        return members.stream().map(FoundMember::accountId).collect(Collectors.toUnmodifiableSet());
    }

    /** The accounts that are accused: all but bystanders. */
    Set<String> accused() {
        return members.stream()
                .filter(FoundMember::accused)
                .map(FoundMember::accountId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static FoundMember member(Member member) {
        return new FoundMember(member.accountId(), member.probability(), member.role());
    }
}
