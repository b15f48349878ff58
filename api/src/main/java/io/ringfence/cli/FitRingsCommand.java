package io.ringfence.cli;

import io.ringfence.embeddings.rings.RingTreesTrainer;
import io.ringfence.embeddings.rings.RingTreesTrainer.Settings;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.Trial;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.InputException;
import io.ringfence.ring.RingSamples;
import io.ringfence.simulation.SimulationParameters;
import io.ringfence.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fit-rings",
        mixinStandardHelpOptions = true,
        description = {
            "Fit the trees that score rings and cut them, anew, to worlds whose rings are known: for those who build"
                    + " Ringfence.",
            "",
            "Simulated worlds and folders in the input format with truth/ beside them may be mixed. The trees come into"
                    + " force with the next build, from graph-core/src/main/resources/io/ringfence/ring.",
            ""
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class FitRingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folder of a world, the one that holds truth/.")
    private List<Path> directories = new ArrayList<>();

    @Mixin
    private SimulatedWorlds simulated;

    @Mixin
    private WorldKind kind;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write the trees.")
    private Path out;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException, InputException {
        if (simulated.worlds + directories.size() == 0) {
            throw new ParameterException(spec.commandLine(), "Name the folder of a world, or --worlds N.");
        }
        var groups = new ArrayList<RingSamples.Rows>();
        var members = new ArrayList<RingSamples.Rows>();
        Files.createDirectories(out);
        try (var progress = console.progress()) {
            List<SimulationParameters> parameters = simulated.parameters(spec, kind);
            int total = parameters.size() + directories.size();
            for (SimulationParameters world : parameters) {
                RunControl control = step(groups.size(), total, progress);
                add(Trials.simulated(world, Trials.Labels.NONE, control), groups, members, control);
            }
            Path rejected = Home.of(System.getenv()).rejected();
            for (Path directory : directories) {
                RunControl control = step(groups.size(), total, progress);
                add(Trials.read(directory, Trials.Labels.NONE, rejected, control), groups, members, control);
            }
            RingTreesTrainer.fit(groups, Settings.GROUPS, out.resolve("ring-trees.txt"), progress);
            RingTreesTrainer.fit(members, Settings.MEMBERS, out.resolve("member-trees.txt"), progress);
        }
        long candidates = count(groups);
        long accounts = count(members);
        console.say(
                "%,d worlds, %,d candidates, %,d accounts in and around rings; trees in %s",
                groups.size(), candidates, accounts, out);
        var result = new LinkedHashMap<String, Object>();
        result.put("worlds", groups.size());
        result.put("candidates", candidates);
        result.put("accounts", accounts);
        result.put("out", out.toString());
        console.result(result);
        return ExitStatus.DONE;
    }

    /** One bar over all worlds. */
    private static RunControl step(int done, int total, RunControl progress) {
        RunControl control = (phase, part, parts) -> progress.progress("measuring worlds", done, total);
        return control.on(progress.workers());
    }

    private static long count(List<RingSamples.Rows> worlds) {
        return worlds.stream().mapToLong(world -> world.rows().size()).sum();
    }

    private static void add(
            Trial trial, List<RingSamples.Rows> groups, List<RingSamples.Rows> members, RunControl control) {
        List<Set<String>> rings =
                trial.truth().rings().stream().map(FitRingsCommand::accounts).toList();
        RingSamples samples = RingSamples.of(trial.graph().latest(), rings, control);
        groups.add(samples.groups());
        members.add(samples.members());
    }

    private static Set<String> accounts(RingTruth.TrueRing ring) {
        return ring.members().stream().map(TrueMember::accountId).collect(Collectors.toSet());
    }
}
