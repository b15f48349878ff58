package io.ringfence.cli;

import io.ringfence.api.models.BacktestPage;
import io.ringfence.embeddings.backtest.BacktestPlan;
import io.ringfence.embeddings.backtest.WindowResult;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.workspace.Backtesting;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Play history again: train at one moment after another with the labels known then, and judge each model by the"
                    + " decisions that came next, beside the trees without the graph.",
            "Finished windows are kept: the same command goes on where it was broken off."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class BacktestCommand implements Callable<Integer> {
    private static final Duration LONGEST_DELAY = Duration.ofDays(30);
    private static final int PARTS = 8;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Times.class,
            description = "First moment of training (default: after three fifths of the history).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Last moment of training (default: the last whose labels are known).")
    private @Nullable Instant to;

    @Option(
            names = "--step",
            paramLabel = "DAYS",
            converter = Days.class,
            description = "Time between moments, and how long a model is judged (default: half the delay).")
    private @Nullable Duration step;

    @Option(
            names = "--window",
            paramLabel = "DAYS",
            defaultValue = "365d",
            converter = Days.class,
            description = "How far back a model looks for decisions to learn from (default ${DEFAULT-VALUE}).")
    private Duration window;

    @Option(
            names = "--delay",
            paramLabel = "DAYS",
            converter = Days.class,
            description = "How old a decision without a label must be to count as legitimate (default: an eighth of the"
                    + " history, at most 30d).")
    private @Nullable Duration delay;

    @Mixin
    private Seed seed;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write one HTML page with plots.")
    private @Nullable Path html;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        List<WindowResult> results;
        BacktestPlan plan;
        try (var progress = console.progress()) {
            var backtesting = new Backtesting(Home.of(System.getenv()));
            Path file;
            try (var session = Session.toRead(Home.of(System.getenv()), "backtest", progress)) {
                TemporalGraph graph = session.workspace(progress).graph();
                plan = plan(graph);
                if (plan.windows(graph.watermark()).isEmpty()) {
                    throw new WorkspaceException("no window has its labels yet: the history ends at "
                            + graph.watermark() + "; try an earlier --to, a shorter --step or --delay");
                }
                file = backtesting.hand(graph); // others may have the home while windows are played
            }
            results = backtesting.run(file, plan, progress);
        }
        print(results);
        if (html != null) {
            Files.writeString(html, BacktestPage.of(plan, results));
            console.say("%nWrote %s", html);
        }
        console.result(Map.of("plan", plan, "windows", results));
        return ExitStatus.DONE;
    }

    private BacktestPlan plan(TemporalGraph graph) {
        Instant first = first(graph);
        Instant last = graph.watermark();
        Duration history = Duration.between(first, last);
        Duration part = Duration.ofDays(Math.max(1, history.dividedBy(PARTS).toDays()));
        Duration late = delay != null ? delay : part.compareTo(LONGEST_DELAY) < 0 ? part : LONGEST_DELAY;
        Duration every = step != null ? step : Duration.ofDays(Math.max(1, late.toDays() / 2));
        try {
            BacktestPlan usual = new BacktestPlan(first, last, every, window, late, seed.value).lately();
            return new BacktestPlan(
                    from == null ? usual.from() : from, to == null ? usual.to() : to, every, window, late, seed.value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** When decisions begin; a few accounts can be years older. */
    private static Instant first(TemporalGraph graph) {
        GraphView view = graph.latest();
        if (view.paymentCount() == 0 && view.linkCount() == 0) {
            throw new WorkspaceException("there is nothing to play: no payment and no link");
        }
        long known = view.paymentCount() > 0
                ? graph.payments().knownAt(view.paymentCount() / 20)
                : graph.links().knownAt(view.linkCount() / 20);
        return Instant.ofEpochMilli(known);
    }

    private void print(List<WindowResult> results) {
        console.say(
                "%-12s %9s %9s %6s  %8s %8s %8s %8s  %s",
                "trained on",
                "rows",
                "decisions",
                "fraud",
                "together",
                "trees",
                "network",
                "no graph",
                "average precision; gain of all over no graph and its 95 % interval");
        for (WindowResult result : results) {
            Gain gain = result.gain();
            if (gain == null) {
                console.say("%-12s not played: %s", day(result), String.valueOf(result.skipped()));
            } else {
                Metrics together = result.of(ModelSummary.TOGETHER);
                Metrics noGraph = result.of(ModelSummary.NO_GRAPH);
                console.say(
                        "%-12s %,9d %,9d %,6d  %8.4f %8.4f %8.4f %8.4f  %+.4f (%+.4f to %+.4f)",
                        day(result),
                        result.trained(),
                        together.rows(),
                        together.positives(),
                        together.auprc(),
                        result.of(ModelSummary.TREES).auprc(),
                        result.of(ModelSummary.GRAPH_NETWORK).auprc(),
                        noGraph.auprc(),
                        gain.difference(),
                        gain.lower(),
                        gain.upper());
            }
        }
    }

    private static String day(WindowResult result) {
        return result.window().at().toString().substring(0, 10);
    }
}
