package io.ringfence.ring;

import java.util.List;
import java.util.Objects;

/**
 * One account of a ring.
 *
 * @param accountId   the account
 * @param probability that it belongs to the ring, given that the ring is one; 0 to 1
 * @param role        its part
 * @param reasons     why, in sentences made of computed numbers; at least one
 */
public record Member(String accountId, double probability, Role role, List<String> reasons) {
    public Member {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(role, "role");
        reasons = List.copyOf(reasons);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be 0 to 1, got " + probability);
        }
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a member needs at least one reason");
        }
    }
}
