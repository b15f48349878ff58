package io.ringfence.embeddings;

import io.ringfence.embeddings.drift.DriftMeter;
import io.ringfence.embeddings.drift.DriftParameters;
import io.ringfence.embeddings.drift.DriftReference;
import io.ringfence.embeddings.drift.Watched;
import io.ringfence.embeddings.registry.Findings;
import io.ringfence.embeddings.registry.GateCheck;
import io.ringfence.embeddings.registry.Latency;
import io.ringfence.embeddings.registry.ModelDraft;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.feature.AuditParameters;
import io.ringfence.feature.FeatureAudit;
import io.ringfence.feature.TrainingSet;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.util.Arrays;
import java.util.List;

/**
 * What is found out about a model once it is trained: its dossier, how long scoring takes, whether a replay of history
 * gives the same features, and how decisions are distributed just now. All of it is the same for the same graph, moment
 * and seed, but for the latency.
 */
final class Examination {
    private static final int AUDITED = 200;
    private static final int SCORED = 1000;
    private static final int ROUNDS = 7;

    private Examination() {}

    static ModelDraft of(ModelDraft draft, Rows rows, Judgement.Models models, RunControl control) {
        TrainingSet set = rows.set();
        TemporalGraph graph = set.view(0).graph();
        RiskModel model = RiskModel.of(draft, set.catalogue());
        var dossier = new DossierWriter(rows, models, draft.provenance().seed()).write(draft.trees(), control);
        control.check("measuring the time to score", 0, 1);
        Latency latency = latency(model, rows);
        var watched = new Watched(model.id(), set.catalogue(), draft.trees().features(), model::risk);
        DriftReference reference =
                new DriftMeter(graph, watched, DriftParameters.DEFAULT, control).reference(draft.asOf());
        GateCheck features = features(graph, control);
        return draft.with(
                List.of(features),
                new Findings(latency, dossier, reference, draft.findings().links()));
    }

    private static GateCheck features(TemporalGraph graph, RunControl control) {
        FeatureAudit.Report report =
                FeatureAudit.parity(graph, new AuditParameters(AUDITED, 1, AuditParameters.DEFAULT.seed()), control);
        int differing = report.differences().size();
        String text = "a replay of history gives " + differing + " other values for the features of " + report.checked()
                + " past decisions, none is allowed"
                + (differing == 0
                        ? ""
                        : "; the first is " + report.differences().getFirst().feature());
        return new GateCheck(GateCheck.FEATURES, differing, 0, report.passed(), text);
    }

    /** The quickest of some rounds after the code is warm: other work on the machine must not fail a good model. */
    private static Latency latency(RiskModel model, Rows rows) {
        TrainingSet set = rows.set();
        int[] test = rows.test();
        int count = Math.min(SCORED, test.length);
        double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int round = 0; round < ROUNDS; round++) {
            long[] nanos = new long[count];
            for (int i = 0; i < count; i++) {
                int row = test[(int) ((long) i * test.length / count)];
                long start = System.nanoTime();
                model.risk(set.view(row), set.point(row));
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            double p99 = nanos[(int) (0.99 * (count - 1))] / 1000.0;
            if (p99 < best[1]) {
                best[0] = nanos[count / 2] / 1000.0;
                best[1] = p99;
            }
        }
        return new Latency(best[0], best[1], Latency.LIMIT_MICROS, count);
    }
}
