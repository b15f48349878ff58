package io.ringfence.embeddings;

import io.ringfence.embeddings.backtest.BacktestFolder;
import io.ringfence.embeddings.backtest.BacktestPlan;
import io.ringfence.embeddings.backtest.WindowResult;
import io.ringfence.embeddings.calibration.GroupedMeasures;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.registry.Dossier;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Plays history again: at each moment of a plan trees and network are trained with what was known then, beside trees
 * without the graph, and judged by the decisions that came next. A window that is finished is not trained again.
 */
final class Backtest {
    private final TemporalGraph graph;
    private final BacktestPlan plan;
    private final BacktestFolder folder;

    Backtest(TemporalGraph graph, BacktestPlan plan, BacktestFolder folder) {
        this.graph = graph;
        this.plan = plan;
        this.folder = folder;
    }

    void run(RunControl control) throws IOException {
        List<BacktestPlan.Window> windows = plan.windows(graph.watermark());
        for (int i = 0; i < windows.size(); i++) {
            int done = i;
            control.check("playing windows", done, windows.size());
            if (folder.read(windows.get(i)).isEmpty()) {
                RunControl within = (phase, part, parts) -> control.progress("playing windows", done, windows.size());
                folder.write(play(windows.get(i), within));
            }
        }
        control.check("playing windows", windows.size(), windows.size());
    }

    private WindowResult play(BacktestPlan.Window window, RunControl control) {
        try {
            TrainingSetParameters parameters = TrainingSetParameters.DEFAULT
                    .withSeed(plan.seed())
                    .withAsOf(window.judgedAt())
                    .withMaturity(plan.delay())
                    .withCuts(window.at().minus(plan.validation()), window.at());
            TrainingSet set = TrainingSet.build(graph, parameters, control);
            Rows all = Rows.of(set);
            int[] train = keep(set, all.train(), window.learnFrom(), window.at());
            int[] test = keep(set, all.test(), window.at(), window.until());
            Rows rows = Rows.of(set, train, all.validation(), test);
            return judged(window, rows, control);
        } catch (TrainingException | IllegalArgumentException e) {
            return WindowResult.skipped(window, String.valueOf(e.getMessage()));
        }
    }

    private WindowResult judged(BacktestPlan.Window window, Rows rows, RunControl control) {
        TrainingSet set = rows.set();
        int[] every = IntStream.range(0, set.catalogue().size()).toArray();
        int[] behaviour = Arrays.stream(every)
                .filter(column -> !set.catalogue().features().get(column).graph())
                .toArray();
        TreesParameters parameters = TreesParameters.DEFAULT.withSeed(plan.seed());
        var baseline = FittedTrees.fit(rows, behaviour, parameters, control);
        var trees = FittedTrees.fit(rows, every, parameters, control);
        var wanted =
                new FittedNetwork.Wanted(List.of(Network.SAGE), NetworkParameters.DEFAULT.withSeed(plan.seed()), null);
        var network = FittedNetwork.best(rows, wanted, control);
        var together = Together.fit(rows, trees, network);
        boolean[] fraud = set.labels(rows.test());
        Map<String, double[]> probabilities =
                Judgement.probabilities(new Judgement.Models(baseline, trees, network, together));
        int[] places = IntStream.range(0, fraud.length).toArray();
        Map<String, Metrics> metrics = Judgement.metrics(probabilities, fraud, places);
        Map<String, Map<String, Dossier.Bounds>> intervals = new TreeMap<>();
        probabilities.forEach((name, scores) -> {
            Map<String, Dossier.Bounds> bounds = new TreeMap<>();
            new GroupedMeasures(new GroupedMeasures.Rows(scores, fraud, rows.testGroups()), plan.seed())
                    .measures(Judgement.budget(fraud.length))
                    .forEach((measure, range) ->
                            bounds.put(measure, new Dossier.Bounds(range.value(), range.lower(), range.upper())));
            intervals.put(name, bounds);
        });
        double difference = Judgement.required(metrics, ModelSummary.TOGETHER).auprc()
                - Judgement.required(metrics, ModelSummary.NO_GRAPH).auprc();
        Gain gain = new Judgement.Test(fraud, rows.testGroups(), plan.seed())
                .gain(together.test(), baseline.test(), difference);
        return new WindowResult(window, rows.train().length, metrics, intervals, gain, null);
    }

    private static int[] keep(TrainingSet set, int[] rows, Instant after, Instant until) {
        return Arrays.stream(rows)
                .filter(row ->
                        set.decidedAt(row).isAfter(after) && !set.decidedAt(row).isAfter(until))
                .toArray();
    }
}
