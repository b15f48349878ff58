package io.ringfence.cli;

import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.Trial;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.InputException;
import io.ringfence.ring.RingFinder;
import io.ringfence.ring.RingParameters;
import io.ringfence.ring.RingSet;
import io.ringfence.simulation.SimulationParameters;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Hold the rings of the latest run against the truth of a simulated world; or find rings in"
                + " memory, without a database, in the worlds of folders or in freshly simulated ones.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "Folder of a world, the one that holds truth/; several with --in-memory.")
    private List<Path> directories = new ArrayList<>();

    @Option(
            names = "--in-memory",
            description = "Read DIR, which is in the input format, and find its rings in memory; the stored ones are"
                    + " left alone.")
    private boolean inMemory;

    @Option(
            names = "--worlds",
            paramLabel = "N",
            description = "Simulate N worlds, of seeds S, S+1, ..., and find their rings in memory.")
    private int worlds;

    @Option(
            names = "--accounts",
            defaultValue = "20000",
            description = "Accounts of a simulated world (default ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Seed of the first simulated world (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--fraud-share",
            defaultValue = "0.03",
            description = "Share of fraudulent accounts in a simulated world (default ${DEFAULT-VALUE}).")
    private double fraudShare;

    @Option(
            names = "--labels",
            defaultValue = "given",
            description = "Labels that are seen when rings are found in memory: ${COMPLETION-CANDIDATES}"
                    + " (default ${DEFAULT-VALUE}).")
    private Trials.Labels labels;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException, InputException {
        if (worlds == 0 && directories.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the folder of a world, or --worlds N.");
        }
        if (worlds == 0 && directories.size() > 1 && !inMemory) {
            throw new ParameterException(spec.commandLine(), "Several folders need --in-memory.");
        }
        Map<String, RingQuality> results = new LinkedHashMap<>();
        try (var progress = console.progress()) {
            int total = worlds + directories.size();
            for (int i = 0; i < worlds; i++) {
                SimulationParameters parameters = SimulateCommand.parameters(spec, accounts, seed + i, fraudShare);
                RunControl control = step(results.size(), total, progress);
                judge(Trials.simulated(parameters, labels, control), results, control);
            }
            Path rejected = Home.of(System.getenv()).rejected();
            for (Path directory : directories) {
                if (inMemory) {
                    RunControl control = step(results.size(), total, progress);
                    judge(Trials.read(directory, labels, rejected, control), results, control);
                } else {
                    results.put(directory.toString(), stored(directory, progress));
                }
            }
        }
        results.forEach((name, quality) -> {
            console.say("%s", name);
            quality.print(console);
        });
        if (results.size() > 1) {
            List<RingScores> scores =
                    results.values().stream().map(RingQuality::scores).toList();
            console.say(
                    "mean of %d worlds: precision %.3f  recall %.3f  F1 %.3f  members F1 %.3f  innocent accused %.4f",
                    scores.size(),
                    mean(scores, RingScores::precision),
                    mean(scores, RingScores::recall),
                    mean(scores, RingScores::f1),
                    mean(scores, each -> each.members().f1()),
                    mean(scores, each -> each.decoys().share()));
        }
        console.result(results.size() == 1 ? results.values().iterator().next() : results);
        return ExitStatus.DONE;
    }

    private static double mean(List<RingScores> scores, ToDoubleFunction<RingScores> figure) {
        return scores.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** One bar over all worlds instead of one for each step within each. */
    private static RunControl step(int done, int total, RunControl progress) {
        RunControl control = (phase, part, parts) -> progress.progress("judging worlds", done, total);
        return control.on(progress.workers());
    }

    private static void judge(Trial trial, Map<String, RingQuality> results, RunControl control) {
        GraphView view = trial.graph().latest();
        RingSet rings = RingFinder.find(view, RingParameters.DEFAULT, control);
        results.put(trial.name(), RingQuality.of(trial.truth(), rings, accounts(view)));
    }

    private RingQuality stored(Path directory, Console.Progress progress) throws IOException {
        RingTruth truth = RingTruth.read(directory);
        try (var session = Session.toRead(Home.of(System.getenv()), "evaluate", progress)) {
            Workspace workspace = session.workspace(progress);
            if (workspace.rings().policyVersion().equals("none")) {
                throw new WorkspaceException("no rings were looked for yet; './ringfence detect' does");
            }
            return RingQuality.of(truth, workspace.rings(), accounts(workspace.view()));
        }
    }

    /** The ids of all accounts of a view. */
    static List<String> accounts(GraphView view) {
        return IntStream.range(0, view.nodeCount())
                .filter(view::isAccount)
                .mapToObj(node -> view.entity(node).id())
                .toList();
    }
}
