package io.ringfence.workspace;

import io.ringfence.embeddings.drift.DelayedLabels;
import io.ringfence.embeddings.drift.DriftAlarm;
import io.ringfence.embeddings.drift.DriftMeter;
import io.ringfence.embeddings.drift.DriftParameters;
import io.ringfence.embeddings.drift.DriftReference;
import io.ringfence.embeddings.drift.DriftReport;
import io.ringfence.embeddings.drift.RingChurn;
import io.ringfence.embeddings.drift.Watched;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.ring.RingChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that may have drifted under a model: what decisions look like, the rings, and how well the model does. */
public final class ModelDrift {
    private static final Duration USUAL_MATURITY = Duration.ofDays(14);

    private final TemporalGraph graph;
    private final ModelSource models;
    private final List<RingChange> rings;

    /**
     * @param graph  what is known now
     * @param models where models and their references come from
     * @param rings  what became of rings from run to run
     */
    public ModelDrift(TemporalGraph graph, ModelSource models, List<RingChange> rings) {
        this.graph = graph;
        this.models = models;
        this.rings = List.copyOf(rings);
    }

    /** That of an open workspace. */
    public static ModelDrift of(Workspace workspace) {
        return new ModelDrift(
                workspace.graph(), workspace.modelSource(), workspace.ledger().ringChanges());
    }

    /**
     * Measures.
     *
     * @param model the model that scores
     * @param kept  the share of the promised average precision below which the model does too badly
     * @throws RegistryException if the model's folder is damaged
     */
    public DriftReport measure(RiskModel model, DriftParameters parameters, double kept, RunControl control)
            throws RegistryException {
        Optional<ModelSummary> summary = models.list().stream()
                .filter(one -> one.id().equals(model.id()))
                .findFirst();
        DriftReport report = distributions(model, parameters, control);
        var alarms = new ArrayList<DriftAlarm>();
        var notes = new ArrayList<String>();
        RingChurn.of(rings, graph.watermark(), parameters.window())
                .ifPresentOrElse(
                        churn -> churn.alarm().ifPresent(alarms::add),
                        () -> notes.add("ring churn needs rings that were found on several days;"
                                + " './ringfence detect' or 'serve' finds them"));
        double promised = summary.flatMap(
                        one -> Optional.ofNullable(one.metrics().get(ModelSummary.TOGETHER)))
                .map(Metrics::auprc)
                .orElse(0.0);
        DelayedLabels.Kept weeks = DelayedLabels.measure(
                graph, new DelayedLabels.Promise(model::risk, model.asOf(), maturity(summary), promised), control);
        weeks.alarm(promised, kept).ifPresent(alarms::add);
        return report.with(alarms, weeks.weeks(), notes);
    }

    private DriftReport distributions(RiskModel model, DriftParameters parameters, RunControl control)
            throws RegistryException {
        Optional<DriftReference> reference = models.reference(model.id());
        if (reference.isEmpty()) {
            return new DriftReport(
                    model.id(),
                    model.asOf(),
                    model.asOf(),
                    model.asOf(),
                    graph.watermark(),
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of("model " + model.id() + " has no record of the decisions that it was trained on;"
                            + " './ringfence train' makes one that has"));
        }
        var watched = new Watched(model.id(), model.catalogue(), model.features(), model::risk);
        return new DriftMeter(graph, watched, parameters, control).report(reference.get());
    }

    private static Duration maturity(Optional<ModelSummary> summary) {
        return summary.flatMap(one -> Optional.ofNullable(one.provenance()))
                .flatMap(provenance ->
                        Optional.ofNullable(provenance.parameters().get("rows.maturity")))
                .map(Duration::parse)
                .orElse(USUAL_MATURITY);
    }
}
