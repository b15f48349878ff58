package io.ringfence.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.embeddings.registry.GateCheck;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.TemporalGraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingJobTest {
    @TempDir
    static Path folder;

    private static Path graph;

    @BeforeAll
    static void write() throws IOException {
        graph = folder.resolve("graph.bin");
        GraphFile.write(SmallWorld.GRAPH, graph);
    }

    @Test
    void aProcessOfItsOwnTrainsAModelAndASecondRunGivesTheSameOne() throws Exception {
        Path out = folder.resolve("models");
        List<String> arguments =
                List.of("--graph", graph.toString(), "--out", out.toString(), "--seed", "5", "--epochs", "2");
        List<String> lines = runProcess(arguments);
        assertThat(lines).anyMatch(line -> line.matches("progress\t[a-z ]+\t\\d+\t\\d+"));
        assertThat(lines.getLast()).startsWith("model\t");
        String id = lines.getLast().substring("model\t".length());

        ModelSummary summary = new ModelRegistry(out).summary(id).orElseThrow();
        assertThat(summary.metrics())
                .containsOnlyKeys(
                        ModelSummary.NO_GRAPH, ModelSummary.TREES, ModelSummary.GRAPH_NETWORK, ModelSummary.TOGETHER);
        for (String model : new String[] {ModelSummary.TREES, ModelSummary.TOGETHER}) {
            Metrics metrics = summary.metrics().get(model);
            assertThat(metrics.auroc()).isGreaterThan(0.7);
            assertThat(metrics.auprc()).isGreaterThan(2 * metrics.prevalence());
        }
        assertThat(summary.provenance().parameters())
                .containsEntry("trees.search.outcome", "too few fraud rows to choose by")
                .containsEntry("trees.search.trials", "1");
        assertThat(summary.gate()).doesNotContain("differ");
        assertThat(new ModelRegistry(out).champion().orElseThrow().id()).isEqualTo(id);
        assertThat(summary.checks())
                .extracting(GateCheck::gate)
                .contains(GateCheck.GRAPH, GateCheck.PARITY, GateCheck.FEATURES, GateCheck.LATENCY);
        assertThat(summary.checks())
                .filteredOn(check -> check.gate().equals(GateCheck.FEATURES))
                .allMatch(GateCheck::passed);
        assertThat(Files.readAllLines(out.resolve("lineage.ndjson")))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"eventType\":\"START\"");
        assertThat(Files.readString(out.resolve("lineage.ndjson"))).contains("\"eventType\":\"COMPLETE\"", id);

        Result again = run(arguments);
        assertThat(again.out()).endsWith("model\t" + id + "\n");
    }

    @Test
    void featuresCanBeLeftOut() {
        Path out = folder.resolve("without");
        Result result = run(
                List.of("--graph", graph.toString(), "--out", out.toString(), "--epochs", "1", "--without", "label.*"));
        assertThat(result.status()).as(result.err()).isZero();
        ModelSummary summary = new ModelRegistry(out).list().getFirst();
        assertThat(summary.provenance().features()).isNotEmpty().noneMatch(name -> name.startsWith("label."));
        assertThat(summary.provenance().parameters()).containsEntry("without", "label.*");
    }

    @Test
    void aGraphWithoutLabelsIsOneClearLine() throws IOException {
        var unlabelled = new TemporalGraph(EntityTypes.DEFAULT);
        SmallWorld.GRAPH.replay(event -> {
            if (!(event instanceof Event.LabelGiven)) {
                unlabelled.append(event);
            }
        });
        Path file = folder.resolve("unlabelled.bin");
        GraphFile.write(unlabelled, file);
        assertRefused(List.of("--graph", file.toString()), "0 fraud");
        assertThat(Files.readString(folder.resolve("refused").resolve("lineage.ndjson")))
                .contains("\"eventType\":\"FAIL\"", "0 fraud");
    }

    @Test
    void anEmptyGraphAndATinyOneAreOneClearLine() throws IOException {
        var tiny = new TemporalGraph(EntityTypes.DEFAULT);
        Path file = folder.resolve("tiny.bin");
        GraphFile.write(tiny, file);
        assertRefused(List.of("--graph", file.toString()), "nothing to learn from");
        SmallWorld.GRAPH.replay(event -> {
            if (tiny.latest().nodeCount() < 3) {
                tiny.append(event);
            }
        });
        assertThat(tiny.latest().node(EntityId.account("nobody"))).isNegative();
        GraphFile.write(tiny, file);
        assertRefused(List.of("--graph", file.toString()), "learn from");
    }

    @Test
    void wrongUseIsOneClearLine() throws IOException {
        assertRefused(List.of("--graph", folder.resolve("absent").toString()), "there is no graph file");
        Path torn = folder.resolve("torn.bin");
        byte[] whole = Files.readAllBytes(graph);
        Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertRefused(List.of("--graph", torn.toString()), "cut short");
        assertRefused(List.of("--graph", graph.toString(), "--without", "no.such"), "no feature is called so");
        assertRefused(List.of("--graph", graph.toString(), "--seed", "many"), "--seed cannot be many");
        assertRefused(List.of("--graph", graph.toString(), "--colour", "red"), "unknown option --colour");
        assertRefused(List.of("--graph"), "--graph needs a value");
        assertRefused(List.of("--graph", graph.toString(), "--epochs", "0"), "--epochs cannot be 0");
        assertRefused(List.of("--graph", graph.toString(), "--as-of", "2020-01-01T00:00:00Z"), "nothing to learn from");
    }

    private static void assertRefused(List<String> arguments, String reason) {
        var all = new java.util.ArrayList<>(arguments);
        if (!arguments.equals(List.of("--graph"))) {
            all.addAll(List.of("--out", folder.resolve("refused").toString()));
        }
        Result result = run(all);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("training failed: ")
                .contains(reason)
                .hasLineCount(1);
        assertThat(new ModelRegistry(folder.resolve("refused")).list()).isEmpty();
    }

    private record Result(int status, String out, String err) {}

    private static Result run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = TrainingJob.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<String> runProcess(List<String> arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingJob.class.getName()));
        command.addAll(arguments);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("OMP_WAIT_POLICY");
        assertThat(builder.start().waitFor()).as(() -> read(err)).isZero();
        return Files.readAllLines(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
