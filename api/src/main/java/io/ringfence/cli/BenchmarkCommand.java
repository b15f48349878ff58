package io.ringfence.cli;

import io.ringfence.embeddings.TrainingException;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.published.Outcome;
import io.ringfence.embeddings.published.Protocol;
import io.ringfence.embeddings.published.Worlds;
import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.graph.Event;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.Loader;
import io.ringfence.loaders.mapping.Mapping;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = {
            "Measure our trainer on public data in the protocols in which others published, beside their best.",
            "",
            "NAME is tolokers, s-ffsd, card-handbook, bitcoin-alpha or ecommerce; all of them where none is named. The"
                    + " data is read through the mapping that ships, and learned from as 'train' does; nothing is stored."
                    + " Or it is worlds: simulated ones, with labels 90 days late.",
            ""
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class BenchmarkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "What to measure on.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with a folder for each dataset (default: RINGFENCE_DATA of the environment).")
    private @Nullable Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "Write predictions there, one CSV for each dataset.")
    private @Nullable Path out;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "1",
            description = "Settings of the trees to try in each training (default ${DEFAULT-VALUE}: none but ours).")
    private int trials = 1;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "Train a graph network too, sage, wave or transfers, and give its figures and those of trees"
                    + " and network together.")
    private @Nullable String network;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException, InputException {
        if (trials < 1) {
            throw new ParameterException(spec.commandLine(), "--trials must be at least 1, got " + trials);
        }
        Outcome.Effort effort = effort();
        List<Protocol> protocols = protocols();
        Path folder = data != null || protocols.isEmpty() ? data : environment();
        var results = new LinkedHashMap<String, Object>();
        for (Protocol protocol : protocols) {
            tell(run(protocol, Objects.requireNonNull(folder).resolve(protocol.name()), effort), results);
        }
        if (names.contains(Worlds.NAME)) {
            tell(worlds(effort), results);
        }
        console.result(results);
        return ExitStatus.DONE;
    }

    private void tell(Outcome outcome, Map<String, Object> results) throws IOException {
        outcome.lines().forEach(line -> console.say("%s", line));
        results.put(outcome.protocol(), Map.of("split", outcome.split(), "folds", outcome.folds()));
        if (out != null) {
            write(outcome, out);
        }
    }

    private Outcome worlds(Outcome.Effort effort) {
        try (var progress = console.progress()) {
            return Worlds.DEFAULT.run(effort, progress);
        } catch (TrainingException e) {
            throw new WorkspaceException("simulated worlds: " + e.getMessage(), e);
        }
    }

    private Outcome.Effort effort() {
        try {
            return new Outcome.Effort(
                    new TreesSearch.Budget(trials, TreesSearch.Budget.DEFAULT.time()),
                    network == null ? null : Network.of(network));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--network: " + e.getMessage(), e);
        }
    }

    private List<Protocol> protocols() {
        if (names.isEmpty()) {
            return Protocol.all();
        }
        return names.stream()
                .filter(name -> !name.equals(Worlds.NAME))
                .map(name -> Protocol.named(name)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "there is no protocol '" + name + "'; there are "
                                        + Protocol.all().stream()
                                                .map(Protocol::name)
                                                .collect(Collectors.joining(", "))
                                        + ", " + Worlds.NAME)))
                .toList();
    }

    private Path environment() {
        String found = System.getenv("RINGFENCE_DATA");
        if (found == null || found.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "Name the folder of the data: --data DIR or RINGFENCE_DATA.");
        }
        return Path.of(found);
    }

    private Outcome run(Protocol protocol, Path folder, Outcome.Effort effort) throws IOException, InputException {
        if (!Files.isDirectory(folder)) {
            throw new WorkspaceException("there is no folder " + folder);
        }
        try (var progress = console.progress()) {
            var mapping = Optional.of(Mapping.find(protocol.name()));
            var request = new LoadRequest(
                    List.of(folder.toString()),
                    mapping,
                    Home.of(System.getenv()).rejected());
            Loaded loaded = Loader.read(request, progress);
            var graph = new TemporalGraph(loaded.types());
            for (Event event : loaded.events()) {
                graph.append(event);
            }
            graph.compact(progress);
            return Outcome.of(protocol, graph, folder, effort, progress);
        } catch (TrainingException e) {
            throw new WorkspaceException(protocol.name() + ": " + e.getMessage(), e);
        }
    }

    private static void write(Outcome outcome, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(outcome.protocol() + ".csv");
        try (var writer = new PrintWriter(Files.newBufferedWriter(file))) {
            writer.println("fold,id,fraud,risk,no_graph_risk,network_risk,together_risk");
            for (Outcome.Prediction row : outcome.rows()) {
                writer.println(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%.9f,%.9f,%s,%s",
                        Csv.quote(row.fold()),
                        Csv.quote(row.id()),
                        row.fraud() ? 1 : 0,
                        row.risk(),
                        row.noGraphRisk(),
                        optional(row.networkRisk()),
                        optional(row.togetherRisk())));
            }
            if (writer.checkError()) {
                throw new IOException("cannot write " + file);
            }
        }
    }

    private static String optional(double risk) {
        return Double.isNaN(risk) ? "" : String.format(Locale.ROOT, "%.9f", risk);
    }
}
