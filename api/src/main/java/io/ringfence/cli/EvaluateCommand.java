package io.ringfence.cli;

import io.ringfence.api.evaluation.EvaluationJson;
import io.ringfence.api.evaluation.EvaluationPage;
import io.ringfence.api.evaluation.EvaluationReport;
import io.ringfence.api.evaluation.EvaluationReport.World;
import io.ringfence.api.evaluation.EvaluationText;
import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.Trial;
import io.ringfence.evaluation.alarm.Alarms;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.InputException;
import io.ringfence.simulation.SimulationParameters;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        description = {
            "Hold found rings against the truth, beside those of the public recipe (components of shared identifiers).",
            "",
            "DIR: the stored rings of the latest run. DIR... --in-memory: the rings that are found anew in what the"
                    + " folders hold. --worlds N: those found in N simulated worlds of seeds S, S+1, ...; the last two need"
                    + " no database and leave the stored state alone.",
            "Of one world, intervals come from resampling its rings; of several, from the spread over worlds"
                    + " (Student's t, 95 %%).",
            ""
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class EvaluateCommand implements Callable<Integer> {
    private static final int ADVERSARY_WORLDS = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "Folder of a world, the one that holds truth/; several with --in-memory.")
    private List<Path> directories = new ArrayList<>();

    @Option(
            names = "--in-memory",
            description = "Read DIR, which is in the input format, and find its rings in memory.")
    private boolean inMemory;

    @Mixin
    private SimulatedWorlds simulated;

    @Mixin
    private WorldKind kind;

    @Option(
            names = "--adversary",
            description =
                    "Also simulate the worlds with rings that spend effort on camouflage, rotation of devices, hiding"
                            + " behind hubs or spreading over time: 16 more runs for each world (default: 3 worlds).")
    private boolean adversary;

    @Option(
            names = "--labels",
            defaultValue = "given",
            description = "Labels that are seen when rings are found in memory: ${COMPLETION-CANDIDATES}"
                    + " (default ${DEFAULT-VALUE}).")
    private Trials.Labels labels;

    @Option(
            names = "--alarms",
            description = "Also measure the time to the alarm and the money that it saves: rings are found anew on a"
                    + " series of dates, each time with what was known by then.")
    private boolean alarms;

    @Option(
            names = "--step",
            paramLabel = "DAYS",
            defaultValue = "7d",
            converter = Days.class,
            description = "Time between these dates (default ${DEFAULT-VALUE}).")
    private Duration step;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write one HTML page with plots.")
    private @Nullable Path html;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException, InputException {
        if (adversary && simulated.worlds == 0) {
            simulated.worlds = ADVERSARY_WORLDS;
        }
        int total = simulated.worlds + directories.size();
        if (total == 0) {
            throw new ParameterException(spec.commandLine(), "Name the folder of a world, or --worlds N.");
        }
        if (adversary && !directories.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Only simulated worlds have an --adversary.");
        }
        if (total > 1 && !directories.isEmpty() && !inMemory) {
            throw new ParameterException(spec.commandLine(), "Several worlds need --in-memory.");
        }
        var judge = new Judge(
                alarms ? Optional.of(step) : Optional.empty(),
                total == 1 ? Optional.of(BootstrapPlan.DEFAULT) : Optional.empty());
        EvaluationReport report;
        try (var progress = console.progress()) {
            List<SimulationParameters> parameters = simulated.parameters(spec, kind);
            List<World> worlds = judge(judge, parameters, progress);
            var calm = new Judge(Optional.empty(), judge.intervals());
            List<EffortCurve> curves =
                    adversary ? new AdversarySuite(calm, labels, progress).run(parameters, worlds) : List.of();
            report = new EvaluationReport(design(total), worlds, curves);
        }
        EvaluationText.write(report, line -> console.say("%s", line));
        if (html != null) {
            Files.writeString(html, EvaluationPage.of(report));
            console.say("%nWrote %s", html);
        }
        console.result(EvaluationJson.of(report));
        return ExitStatus.DONE;
    }

    private List<World> judge(Judge judge, List<SimulationParameters> parameters, Console.Progress progress)
            throws IOException, InputException {
        var results = new ArrayList<World>();
        int total = parameters.size() + directories.size();
        for (SimulationParameters world : parameters) {
            RunControl control = step(results.size(), total, progress);
            results.add(judge.judge(Trials.simulated(world, labels, control), control));
        }
        Path rejected = Home.of(System.getenv()).rejected();
        for (Path directory : directories) {
            if (inMemory) {
                RunControl control = step(results.size(), total, progress);
                results.add(judge.judge(Trials.read(directory, labels, rejected, control), control));
            } else {
                results.add(stored(judge, directory, progress));
            }
        }
        return results;
    }

    private World stored(Judge judge, Path directory, Console.Progress progress) throws IOException {
        RingTruth truth = RingTruth.read(directory);
        try (var session = Session.toRead(Home.of(System.getenv()), "evaluate", progress)) {
            Workspace workspace = session.workspace(progress);
            if (workspace.rings().policyVersion().equals("none")) {
                throw new WorkspaceException("no rings were looked for yet; './ringfence detect' does");
            }
            var trial = new Trial(directory.toString(), workspace.graph(), truth);
            return judge.judge(trial, workspace.rings(), step(0, 1, progress));
        }
    }

    /** One bar over all worlds, and one for the alarms of each, instead of one for every step within. */
    private static RunControl step(int done, int total, RunControl progress) {
        String watching = total == 1 ? Alarms.PHASE : Alarms.PHASE + " of world " + (done + 1);
        RunControl control = (phase, part, parts) -> phase.equals(Alarms.PHASE)
                ? progress.progress(watching, part, parts)
                : progress.progress("judging worlds", done, total);
        return control.on(progress.workers());
    }

    private String design(int total) {
        var text = new StringBuilder();
        if (simulated.worlds > 0) {
            text.append(simulated.describe(kind));
        }
        if (!directories.isEmpty()) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(total - simulated.worlds == 1 ? "the folder " : "the folders ");
            text.append(
                    String.join(", ", directories.stream().map(Path::toString).toList()));
        }
        boolean found = simulated.worlds > 0 || inMemory;
        text.append(found ? "; rings found in memory, labels " + labels : "; the stored rings of the latest run");
        text.append(
                total > 1
                        ? "; mean and 95 % interval over worlds."
                        : "; 95 % intervals by resampling rings and groups.");
        if (alarms) {
            text.append(String.format(Locale.ROOT, " Alarms looked for every %d days.", step.toDays()));
        }
        return text.toString();
    }
}
