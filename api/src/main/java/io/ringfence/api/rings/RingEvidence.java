package io.ringfence.api.rings;

import io.ringfence.api.entities.CoverageBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * Why a group is held to be a ring, and why perhaps not.
 *
 * @param evidence       strongest first
 * @param against        what speaks against it
 * @param counterfactual the links of what holds it, without which it falls apart
 * @param heldBy         what holds it
 * @param audit          whether the claims follow from the links
 */
@Schema(name = "RingEvidence")
public record RingEvidence(
        String id,
        Instant asOf,
        List<EvidenceBody> evidence,
        List<String> against,
        List<LinkFact> counterfactual,
        HoldBody heldBy,
        AuditBody audit,
        CoverageBody coverage,
        boolean truncated) {
    public RingEvidence {
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
        counterfactual = List.copyOf(counterfactual);
    }
}
