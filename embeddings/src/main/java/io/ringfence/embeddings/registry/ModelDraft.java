package io.ringfence.embeddings.registry;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.trees.TreeEnsemble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model that was trained and judged, ready to be registered.
 *
 * @param trainedAt       when
 * @param asOf            the moment whose knowledge it was trained on
 * @param trees           the trees on graph features
 * @param baseline        the trees without them
 * @param network         the graph network
 * @param calibrations    by {@link ModelSummary#TREES}, {@link ModelSummary#NO_GRAPH}, {@link ModelSummary#GRAPH_NETWORK}
 * @param together        trees and network as one: the risk that is served
 * @param metrics         on the test rows, by the same names and {@link ModelSummary#TOGETHER}
 * @param disjointMetrics the same on rows of groups that were not in training; may be empty
 * @param gain            what the graph adds
 * @param networkGain     what the network adds to the trees
 * @param checks          the conditions of its promotion, but for the latency, which is in the findings
 * @param provenance      where it came from
 * @param findings        what else was found out about it
 */
public record ModelDraft(
        Instant trainedAt,
        Instant asOf,
        TreeEnsemble trees,
        TreeEnsemble baseline,
        GraphNetwork network,
        Map<String, Calibration> calibrations,
        Combination together,
        Map<String, Metrics> metrics,
        Map<String, Metrics> disjointMetrics,
        Gain gain,
        Gain networkGain,
        List<GateCheck> checks,
        Provenance provenance,
        Findings findings) {
    /** Keeps copies; a calibration for each of the three. */
    public ModelDraft {
        calibrations = Map.copyOf(calibrations);
        metrics = Map.copyOf(metrics);
        disjointMetrics = Map.copyOf(disjointMetrics);
        checks = List.copyOf(checks);
        for (String name : new String[] {ModelSummary.TREES, ModelSummary.NO_GRAPH, ModelSummary.GRAPH_NETWORK}) {
            if (!calibrations.containsKey(name)) {
                throw new IllegalArgumentException("a calibration for " + name + " is absent");
            }
        }
    }

    /** The same with what was found out since. */
    public ModelDraft with(List<GateCheck> more, Findings found) {
        return new ModelDraft(
                trainedAt,
                asOf,
                trees,
                baseline,
                network,
                calibrations,
                together,
                metrics,
                disjointMetrics,
                gain,
                networkGain,
                Stream.concat(checks.stream(), more.stream()).toList(),
                provenance,
                found);
    }
}
