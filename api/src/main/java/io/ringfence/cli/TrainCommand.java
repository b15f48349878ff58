package io.ringfence.cli;

import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Training;
import io.ringfence.workspace.WorkspaceException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train and register models: no-graph baseline, boosted trees on graph features, graph network.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Use only what was known by then (default: all that is known).")
    private @Nullable Instant asOf;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Fixes every random choice (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--without", split = ",", paramLabel = "FEATURE", description = "Features to leave out.")
    private @Nullable Set<String> without;

    @Option(
            names = "--network",
            defaultValue = "sage",
            paramLabel = "NAME",
            description = "Graph network to train: sage, wave, transfers, or best, which trains all three and keeps the one"
                    + " that did best on the validation rows (default ${DEFAULT-VALUE}).")
    private String network;

    @Mixin
    private Console console;

    @Override
    public Integer call() {
        ModelSummary model;
        try (var progress = console.progress();
                var session = Session.toWrite(Home.of(System.getenv()), "train", progress)) {
            TemporalGraph graph = session.workspace(progress).graph();
            model = train(
                    session,
                    graph,
                    new Training.Request(Optional.ofNullable(asOf), seed, without == null ? Set.of() : without, network),
                    progress);
        }
        print(console, model);
        console.result(model);
        return ExitStatus.DONE;
    }

    static ModelSummary train(
            Session session, TemporalGraph graph, Training.Request request, Console.Progress progress) {
        String id = Training.run(session.home(), graph, request, progress);
        progress.pause();
        return session.models()
                .summary(id)
                .orElseThrow(() -> new WorkspaceException("the new model " + id + " is not in the registry"));
    }

    static void print(Console console, ModelSummary model) {
        console.say("Model %s (%s); gate: %s", model.id(), model.status(), model.gate());
        printMetrics(console, "test rows after the training period", model.metrics());
        if (!model.disjointMetrics().isEmpty()) {
            printMetrics(console, "of these, accounts tied to nobody in training", model.disjointMetrics());
        }
        if (model.gain() != null) {
            console.say(
                    "  graph over no graph: AUPRC %+.4f (95 %% interval %+.4f to %+.4f)",
                    model.gain().difference(),
                    model.gain().lower(),
                    model.gain().upper());
        }
    }

    private static void printMetrics(Console console, String title, Map<String, Metrics> metrics) {
        console.say("  %s", title);
        metrics.forEach((name, m) -> console.say(
                "    %-14s AUROC %.4f  AUPRC %.4f  precision@%d %.3f  recall@%d %.3f  Brier %.4f  ECE %.4f"
                        + "  (%,d rows, %.2f %% fraud)",
                name,
                m.auroc(),
                m.auprc(),
                m.budget(),
                m.precisionAtBudget(),
                m.budget(),
                m.recallAtBudget(),
                m.brier(),
                m.ece(),
                m.rows(),
                100 * m.prevalence()));
    }
}
