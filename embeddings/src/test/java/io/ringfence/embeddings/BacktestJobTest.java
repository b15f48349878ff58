package io.ringfence.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.embeddings.backtest.BacktestFolder;
import io.ringfence.embeddings.backtest.BacktestPlan;
import io.ringfence.embeddings.backtest.WindowResult;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.graph.GraphFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestJobTest {
    @TempDir
    Path folder;

    @Test
    void playsWindowsWithTheLabelsKnownThenAndGoesOnWhereItWasBrokenOff() throws IOException {
        Path graph = folder.resolve("graph.bin");
        GraphFile.write(SmallWorld.GRAPH, graph);
        Instant end = SmallWorld.GRAPH.watermark();
        var plan = new BacktestPlan(
                end.minus(Duration.ofDays(40)),
                end.minus(Duration.ofDays(24)),
                Duration.ofDays(10),
                Duration.ofDays(200),
                Duration.ofDays(12),
                5);
        assertThat(plan.windows(end)).hasSize(2).allSatisfy(window -> {
            assertThat(window.until()).isEqualTo(window.at().plus(Duration.ofDays(10)));
            assertThat(window.judgedAt()).isBeforeOrEqualTo(end);
        });
        Path out = folder.resolve("out");
        assertThat(run(graph, out, plan)).isZero();

        List<WindowResult> results = new BacktestFolder(out).all();
        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.skipped()).isNull();
            assertThat(result.trained()).isPositive();
            assertThat(result.metrics())
                    .containsOnlyKeys(
                            ModelSummary.NO_GRAPH,
                            ModelSummary.TREES,
                            ModelSummary.GRAPH_NETWORK,
                            ModelSummary.TOGETHER);
            assertThat(result.gain()).isNotNull();
            var auprc = result.intervals().get(ModelSummary.TOGETHER).get("auprc");
            assertThat(auprc.value()).isBetween(auprc.lower(), auprc.upper());
        });

        Path first = files(out).getFirst();
        Path second = files(out).getLast();
        byte[] same = Files.readAllBytes(second);
        Files.setLastModifiedTime(first, FileTime.from(Instant.EPOCH));
        Files.delete(second);
        assertThat(run(graph, out, plan)).isZero();
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(FileTime.from(Instant.EPOCH));
        assertThat(second).hasBinaryContent(same);
    }

    @Test
    void aWindowWithNothingToLearnFromSaysSo() throws IOException {
        Path graph = folder.resolve("graph.bin");
        GraphFile.write(SmallWorld.GRAPH, graph);
        Instant end = SmallWorld.GRAPH.watermark();
        Instant early = end.minus(Duration.ofDays(110));
        var plan = new BacktestPlan(early, early, Duration.ofDays(5), Duration.ofDays(30), Duration.ofDays(5), 5);
        assertThat(run(graph, folder.resolve("out"), plan)).isZero();
        assertThat(new BacktestFolder(folder.resolve("out")).all())
                .singleElement()
                .satisfies(result -> assertThat(result.skipped()).isNotBlank());
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        Instant now = Instant.parse("2026-06-30T00:00:00Z");
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new BacktestPlan(now, now.minus(day), day, day, day, 1))
                .hasMessageContaining("must not be before the first");
        assertThatThrownBy(() -> new BacktestPlan(now, now, Duration.ZERO, day, day, 1))
                .hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new BacktestPlan(now, now.plus(Duration.ofDays(600)), day, day, day, 1))
                .hasMessageContaining("at most 500 windows");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    private static int run(Path graph, Path out, BacktestPlan plan) {
        var err = new ByteArrayOutputStream();
        int status = BacktestJob.run(
                List.of(
                        graph.toString(),
                        out.toString(),
                        plan.from().toString(),
                        plan.to().toString(),
                        plan.step().toString(),
                        plan.window().toString(),
                        plan.delay().toString(),
                        Long.toString(plan.seed())),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        return status;
    }
}
