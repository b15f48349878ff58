package io.ringfence.api.rings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * One account of a ring.
 *
 * @param probability that it belongs, given that the ring is one
 * @param role        {@code core}, {@code periphery}, {@code bystander}, {@code organiser}, {@code mule}, {@code cash_out}
 * @param label       {@code fraud}, {@code legit} or {@code none}, as known now
 * @param joinedAt    the first thing that it did with the ring
 * @param reasons     sentences
 */
@Schema(name = "RingMember")
public record MemberBody(
        String accountId, double probability, String role, String label, Instant joinedAt, List<String> reasons) {
    public MemberBody {
        reasons = List.copyOf(reasons);
    }
}
