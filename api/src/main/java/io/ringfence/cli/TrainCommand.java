package io.ringfence.cli;

import io.ringfence.embeddings.drift.DriftReport;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.Provenance;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.ModelDrift;
import io.ringfence.workspace.RetrainingPolicy;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Training;
import io.ringfence.workspace.Workspace;
import io.ringfence.workspace.WorkspaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Train and register models: no-graph baseline, boosted trees on graph features, graph network.",
            "With --if-needed only where the newest model is too old, many labels came since, decisions drifted or the model"
                    + " does too badly; says why, or why not."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Use only what was known by then (default: all that is known).")
    private @Nullable Instant asOf;

    @Mixin
    private Seed seed;

    @Option(names = "--without", split = ",", paramLabel = "FEATURE", description = "Features to leave out.")
    private @Nullable Set<String> without;

    @Option(
            names = "--network",
            defaultValue = "sage",
            paramLabel = "NAME",
            description =
                    "Graph network to train: sage, wave, transfers, or best, which trains all three and keeps the one"
                            + " that did best on the validation rows (default ${DEFAULT-VALUE}).")
    private String network;

    @Spec
    private CommandSpec spec;

    @Option(names = "--if-needed", description = "Train only where the policy below says so.")
    private boolean ifNeeded;

    @Option(
            names = "--skip-status",
            paramLabel = "N",
            defaultValue = "${env:RINGFENCE_RETRAIN_SKIP_STATUS:-0}",
            description = "Exit status where --if-needed trained nothing, such as 99 for Airflow (default"
                    + " ${DEFAULT-VALUE}).")
    private int skipStatus;

    @Option(names = "--promote", description = "Make the new model the champion where its gate holds.")
    private boolean promote;

    @Mixin
    private RetrainingOptions retraining;

    @Mixin
    private Console console;

    /** What came of it, for a job that reads JSON. */
    private record Outcome(
            boolean trained,
            List<String> reasons,
            boolean promoted,
            @Nullable ModelSummary model) {}

    @Override
    public Integer call() throws RegistryException {
        ModelSummary model;
        RetrainingPolicy policy = retraining.policy(spec);
        RetrainingPolicy.Verdict verdict = new RetrainingPolicy.Verdict(true, List.of());
        boolean promoted = false;
        try (var progress = console.progress();
                var session = Session.toWrite(Home.of(System.getenv()), "train", progress)) {
            Workspace workspace = session.workspace(progress);
            TemporalGraph graph = workspace.graph();
            if (ifNeeded) {
                verdict = verdict(session, workspace, policy, progress);
                progress.pause();
                console.say(verdict.train() ? "Training, because:" : "Not training, because:");
                verdict.reasons().forEach(reason -> console.say("  %s", reason));
            }
            if (!verdict.train()) {
                console.result(new Outcome(false, verdict.reasons(), false, null));
                return skipStatus;
            }
            model = train(
                    session,
                    graph,
                    new Training.Request(
                            Optional.ofNullable(asOf), seed.value, without == null ? Set.of() : without, network),
                    progress);
            print(console, model);
            if (promote && !model.serving()) {
                session.models().promote(model.id());
                promoted = true;
                console.say("%s is the champion now.", model.id());
            }
        }
        console.result(ifNeeded || promote ? new Outcome(true, verdict.reasons(), promoted, model) : model);
        return ExitStatus.DONE;
    }

    /** What the policy says of the newest sound model: one that waits for its promotion need not be trained again. */
    private RetrainingPolicy.Verdict verdict(
            Session session, Workspace workspace, RetrainingPolicy policy, Console.Progress progress)
            throws RegistryException {
        Optional<ModelSummary> newest = workspace.models().stream()
                .filter(one -> !one.status().equals(ModelSummary.DAMAGED))
                .findFirst();
        if (newest.isEmpty()) {
            return RetrainingPolicy.first();
        }
        RiskModel model = session.models().model(newest.get().id());
        DriftReport drift = ModelDrift.of(workspace).measure(model, retraining.drift(spec), policy.kept(), progress);
        TemporalGraph graph = workspace.graph();
        return policy.judge(new RetrainingPolicy.Situation(
                model.id(),
                Duration.between(model.asOf(), graph.watermark()),
                graph.asOf(model.asOf()).labelCount(),
                graph.latest().labelCount(),
                drift));
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
        model.checks()
                .forEach(check ->
                        console.say("  %s %-11s %s", check.passed() ? "ok" : "NO", check.gate(), check.text()));
        printMetrics(console, "test rows after the training period", model.metrics());
        if (!model.disjointMetrics().isEmpty()) {
            printMetrics(console, "of these, accounts tied to nobody in training", model.disjointMetrics());
        }
        printGain(console, "graph over no graph", model.gain());
        printGain(console, "trees and network together over the trees alone", model.networkGain());
        Provenance from = model.provenance();
        if (from != null) {
            printSearch(console, from.parameters());
        }
    }

    private static void printGain(Console console, String what, @Nullable Gain gain) {
        if (gain != null) {
            console.say(
                    "  %s: AUPRC %+.4f (95 %% interval %+.4f to %+.4f)",
                    what, gain.difference(), gain.lower(), gain.upper());
        }
    }

    /** How the settings of the trees came about. */
    private static void printSearch(Console console, Map<String, String> parameters) {
        console.say(
                "  settings of the trees: %s tried, search=%s",
                parameters.getOrDefault("trees.search.trials", "none"),
                parameters.getOrDefault("trees.search.outcome", "unknown"));
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
