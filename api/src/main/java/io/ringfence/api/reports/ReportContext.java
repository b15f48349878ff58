package io.ringfence.api.reports;

import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.RingChange;
import io.ringfence.workspace.Workspace;
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

    /** The context of a ring of the latest run, as a workspace knows it now. */
    public static ReportContext of(Workspace workspace, String ringId) {
        return new ReportContext(
                workspace.rings().asOf(),
                workspace.rings().policyVersion(),
                workspace.champion().map(RiskModel::id).orElse(null),
                currentVersion(),
                workspace.decisions(ringId),
                workspace.history(ringId));
    }

    /** The version of this build, from the manifest of its jar. */
    public static String currentVersion() {
        String version = ReportContext.class.getPackage().getImplementationVersion();
        return version == null ? "development build" : version;
    }
}
