package io.ringfence.api.reports;

import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.RingChange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Under what circumstances a ring was found and what became of it since: the part of a report that is not in the ring.
 *
 * @param asOf            the moment whose knowledge the ring rests on
 * @param policyVersion   of the hub policy
 * @param modelId         the risk model in service, or null when there was none; the ring's score does not depend on it
 * @param softwareVersion of Ringfence
 * @param decisions       taken on the ring, oldest first
 * @param history         of the ring from run to run, oldest first
 */
public record ReportContext(
        Instant asOf,
        String policyVersion,
        @Nullable String modelId,
        String softwareVersion,
        List<RingDecision> decisions,
        List<RingChange> history) {
    public ReportContext {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(policyVersion, "policyVersion");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
        decisions = List.copyOf(decisions);
        history = List.copyOf(history);
    }
}
