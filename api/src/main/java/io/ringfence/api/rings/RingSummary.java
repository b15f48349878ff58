package io.ringfence.api.rings;

import io.ringfence.ring.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A ring in a list.
 *
 * @param id        kept from run to run
 * @param score     probability that it is a ring
 * @param typology  what it does, such as {@code device_farm}
 * @param status    {@code open}, or the latest decision: {@code confirmed}, {@code cleared}, {@code escalated}
 * @param summary   one sentence of computed numbers
 * @param accounts  members
 * @param evidence  its strongest evidence, at most three sentences
 * @param money     what the members moved, in cents
 * @param firstSeen first event of a member
 * @param lastSeen  last event of a member
 */
@Schema(name = "RingSummary")
public record RingSummary(
        String id,
        double score,
        String typology,
        String status,
        String summary,
        int accounts,
        List<String> evidence,
        Money money,
        Instant firstSeen,
        Instant lastSeen) {
    public RingSummary {
        evidence = List.copyOf(evidence);
    }
}
