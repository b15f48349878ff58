package io.ringfence.api.rings;

import io.ringfence.api.entities.CoverageBody;
import io.ringfence.api.entities.EntityRef;
import io.ringfence.ring.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A ring with all that is known of it.
 *
 * @param members        by probability, highest first
 * @param shared         entities that at least two members share
 * @param evidence       strongest first
 * @param against        what speaks against it
 * @param counterfactual the links of what holds it, without which it falls apart
 * @param heldBy         what holds it
 * @param audit          whether the claims follow from the links
 * @param asOf           the moment of the run that found it
 * @param decisions      oldest first
 */
@Schema(name = "Ring")
public record RingBody(
        String id,
        double score,
        String typology,
        String status,
        String summary,
        List<MemberBody> members,
        List<EntityRef> shared,
        List<EvidenceBody> evidence,
        List<String> against,
        List<LinkFact> counterfactual,
        HoldBody heldBy,
        AuditBody audit,
        Money money,
        Instant firstSeen,
        Instant lastSeen,
        Instant asOf,
        CoverageBody coverage,
        boolean truncated,
        List<DecisionBody> decisions) {
    public RingBody {
        members = List.copyOf(members);
        shared = List.copyOf(shared);
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
        counterfactual = List.copyOf(counterfactual);
        decisions = List.copyOf(decisions);
    }
}
