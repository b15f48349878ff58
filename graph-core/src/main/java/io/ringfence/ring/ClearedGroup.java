package io.ringfence.ring;

import java.util.List;
import java.util.Objects;

/**
 * A group that looked like a ring and was found innocent.
 *
 * @param accountIds sorted
 * @param reason     why it was cleared, in one sentence
 * @param score      the probability that was left after what speaks for it, 0 to 1
 */
public record ClearedGroup(List<String> accountIds, String reason, double score) {
    public ClearedGroup {
        accountIds = List.copyOf(accountIds);
        Objects.requireNonNull(reason, "reason");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be 0 to 1, got " + score);
        }
    }
}
