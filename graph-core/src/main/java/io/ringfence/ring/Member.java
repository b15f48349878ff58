package io.ringfence.ring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One account of a ring.
 *
 * @param accountId   the account
 * @param probability that it belongs to the ring, given that the ring is one; 0 to 1
 * @param role        its part
 * @param joinedAt    the first thing that it did with the ring, by the evidence; of a bystander, its first tie to it
 * @param reasons     why, in sentences made of computed numbers; at least one
 */
public record Member(String accountId, double probability, Role role, Instant joinedAt, List<String> reasons) {
    public Member {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(joinedAt, "joinedAt");
        reasons = List.copyOf(reasons);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be 0 to 1, got " + probability);
        }
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a member needs at least one reason");
        }
    }

    /** Whether it is held to act with the ring, not only to stand by. */
    public boolean accused() {
        return role != Role.BYSTANDER;
    }
}
