package io.ringfence.cli;

import io.ringfence.api.ServeSettings;
import io.ringfence.api.Serving;
import io.ringfence.api.evaluation.EvaluationJson;
import io.ringfence.api.evaluation.EvaluationText;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.Loader;
import io.ringfence.ring.RingSet;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Training;
import io.ringfence.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Simulate a world, load it, find its rings, train, then serve the API and the page.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "20000", description = "Accounts (default ${DEFAULT-VALUE}).")
    private int accounts;

    @Mixin
    private Seed seed;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port, 0 for any free one (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--once", description = "Stop after the summary.")
    private boolean once;

    @Option(names = "--yes", description = "Do not ask before dropping data that is no demo's.")
    private boolean yes;

    @Mixin
    private Console console;

    private final Map<String, Double> seconds = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InputException {
        Home home = Home.of(System.getenv());
        ServeSettings settings = ServeCommand.settings(spec, "127.0.0.1", once ? 0 : port);
        SimulationParameters parameters =
                SimulateCommand.parameters(spec, accounts, seed.value, SimulationParameters.DEFAULT.fraudShare());
        try (var stop = StopSignal.install();
                var progress = console.progress();
                var session = step("start", () -> Session.toWrite(home, "demo", progress))) {
            progress.pause();
            var mark = new DemoMark(home);
            if (!session.isEmpty() && !mark.isAll(session.store().eventCount()) && !yes && !ask(session)) {
                console.warn("Nothing was changed; add --yes to drop what is there, or set another RINGFENCE_HOME.");
                return ExitStatus.WRONG_USAGE;
            }
            Summary summary = build(session, parameters, mark, progress);
            progress.pause();
            summary.print(console);
            console.result(summary.json());
            if (!once) {
                Workspace workspace = session.workspace(progress);
                ServeCommand.serve(console, stop, workspace, () -> Serving.start(workspace, settings));
            }
        }
        return ExitStatus.DONE;
    }

    private Summary build(Session session, SimulationParameters parameters, DemoMark mark, Console.Progress progress)
            throws IOException, InputException {
        Path world = session.home().directory().resolve("demo");
        step("simulate", () -> {
            RingWorld.simulate(parameters, progress).write(world);
            return world;
        });
        Loaded loaded = step(
                "read", () -> Loader.read(LoadRequest.of(world, session.home().rejected()), progress));
        step("load", () -> session.load(loaded, true, progress));
        mark.write(session.store().eventCount());
        Workspace workspace = step("project", () -> session.workspace(progress));
        RingSet rings = step("detect", () -> workspace.detect(Optional.empty(), progress));
        ModelSummary model = step(
                "train",
                () -> TrainCommand.train(
                        session,
                        workspace.graph(),
                        new Training.Request(Optional.empty(), seed.value, Set.of()),
                        progress));
        RingTruth truth = RingTruth.read(world);
        return new Summary(
                session.store().entityCounts(),
                session.store().counts(),
                Judge.quick(truth, rings, workspace.view()),
                model,
                new LinkedHashMap<>(seconds));
    }

    private boolean ask(Session session) {
        return Confirmation.ask(String.format(
                "%s holds %,d events that are no demo's. Drop them?",
                session.home().directory(), session.store().eventCount()));
    }

    /** What a step does. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException, InputException;
    }

    private <T> T step(String name, Step<T> step) throws IOException, InputException {
        long start = System.nanoTime();
        T result = step.run();
        seconds.put(name, Math.round((System.nanoTime() - start) / 1e7) / 100.0);
        return result;
    }

    /** What the demo made and how well it did. */
    record Summary(
            Map<String, Long> entities,
            Map<String, Long> records,
            RingScores rings,
            ModelSummary model,
            Map<String, Double> seconds) {
        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("entities", entities);
            json.put("records", records);
            json.put("rings", EvaluationJson.scores(rings));
            json.put("model", model);
            json.put("seconds", seconds);
            return json;
        }

        void print(Console console) {
            console.say("");
            console.say("The world");
            entities.forEach((type, count) -> console.say("  %,12d %s", count, type));
            records.forEach((kind, count) -> console.say("  %,12d %s", count, kind));
            console.say("Rings");
            EvaluationText.brief(rings, line -> console.say("  %s", line));
            console.say("Models");
            TrainCommand.print(console, model);
            console.say("Seconds");
            seconds.forEach((name, value) -> console.say("  %10.2f %s", value, name));
        }
    }
}
