package io.ringfence.embeddings;

import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.registry.GateCheck;
import io.ringfence.embeddings.registry.ModelDraft;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.SimulationParameters;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A world of 1,500 accounts with much fraud, and a model trained on it; made once for all tests. */
public final class SmallWorld {
    private static final int EPOCHS = 2;

    public static final TemporalGraph GRAPH =
            SimulatedGraph.of(SimulationParameters.DEFAULT.withAccounts(1500).withFraudShare(0.1));

    private static final ModelDraft DRAFT = train();

    private SmallWorld() {}

    /** The model as it was trained, but for the moment and the verdict. */
    public static ModelDraft draft(Instant asOf, boolean gatePassed) {
        return new ModelDraft(
                DRAFT.trainedAt(),
                asOf,
                DRAFT.trees(),
                DRAFT.baseline(),
                DRAFT.network(),
                DRAFT.calibrations(),
                DRAFT.together(),
                DRAFT.metrics(),
                DRAFT.disjointMetrics(),
                DRAFT.gain(),
                DRAFT.networkGain(),
                List.of(new GateCheck(
                        GateCheck.GRAPH,
                        gatePassed ? 0.1 : -0.1,
                        0,
                        gatePassed,
                        gatePassed ? "the graph helps" : "no proof that the graph helps")),
                DRAFT.provenance(),
                DRAFT.findings());
    }

    private static ModelDraft train() {
        var arguments = new TrainingArguments(
                Path.of("unused"), Path.of("unused"), null, 7, List.of(), EPOCHS, List.of(Network.SAGE), 2);
        try {
            return new Training(arguments).run(GRAPH, GRAPH.watermark(), "0".repeat(64), RunControl.NONE);
        } catch (TrainingException e) {
            throw new IllegalStateException(e);
        }
    }
}
