package io.ringfence.embeddings.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.embeddings.SmallWorld;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.GraphView;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskModelTest {
    private static final GraphView VIEW = SmallWorld.GRAPH.latest();

    @TempDir
    Path folder;

    private RiskModel model;

    @BeforeEach
    void load() throws RegistryException {
        var registry = new ModelRegistry(folder.resolve("models"));
        registry.register(SmallWorld.draft(SmallWorld.GRAPH.watermark(), true));
        model = registry.champion().orElseThrow();
    }

    @Test
    void reasonsSumToTheMarginAndTheLargestComesFirst() {
        for (int payment = 0; payment < 500; payment++) {
            DecisionPoint point = DecisionPoint.ofPayment(SmallWorld.GRAPH, payment);
            GraphView before =
                    SmallWorld.GRAPH.before(SmallWorld.GRAPH.payments().sequence(payment));
            RiskScore score = model.score(before, point);
            double sum = score.bias()
                    + score.contributions().stream()
                            .mapToDouble(Contribution::logit)
                            .sum();
            assertThat(sum).isCloseTo(score.margin(), within(1e-4));
            assertThat(score.risk()).isEqualTo(model.risk(before, point)).isBetween(0.0, 1.0);
            assertThat(score.networkRisk()).isBetween(0.0, 1.0);
            assertThat(score.contributions())
                    .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.logit()), Math.abs(a.logit())));
        }
    }

    @Test
    void anAccountNeverSeenHasARisk() {
        var point = DecisionPoint.of(
                VIEW, "nobody", List.of(new EntityId("device", "nothing")), 12_300, SmallWorld.GRAPH.watermark());
        assertThat(model.score(VIEW, point).risk()).isBetween(0.0, 1.0);
    }

    @Test
    void theLinksThatCarriedTheNetworksScoreAreNamed() {
        int named = 0;
        for (int payment = 0; payment < 200; payment++) {
            DecisionPoint point = DecisionPoint.ofPayment(SmallWorld.GRAPH, payment);
            GraphView before =
                    SmallWorld.GRAPH.before(SmallWorld.GRAPH.payments().sequence(payment));
            List<CarryingLink> links = model.carryingLinks(before, point);
            assertThat(links)
                    .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.logit()), Math.abs(a.logit())))
                    .allSatisfy(link -> assertThat(link.entity()).isNotNull());
            named += links.size();
            assertThat(model.embedding(before, point)).hasSize(32);
        }
        assertThat(named).isGreaterThan(200);
    }

    /** A JVM that has neither DJL nor XGBoost nor JNA loads the model and gives the same scores. */
    @Test
    void scoringNeedsNoNativeLibrary() throws Exception {
        Path graph = folder.resolve("graph.bin");
        GraphFile.write(SmallWorld.GRAPH, graph);
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("djl") && !entry.contains("xgboost") && !entry.contains("jna"))
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        classPath,
                        Scorer.class.getName(),
                        graph.toString(),
                        folder.resolve("models").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("scores").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> output()).isZero();
        assertThat(output()).isEqualTo(Scorer.scores(VIEW, model));
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("scores"), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    /** Scores the first hundred accounts. */
    static final class Scorer {
        private Scorer() {}

        static String scores(GraphView view, RiskModel model) {
            var text = new StringBuilder();
            for (int node = 0, found = 0; found < 100; node++) {
                if (view.isAccount(node)) {
                    found++;
                    RiskScore score = model.score(view, DecisionPoint.ofAccount(node, view.asOf()));
                    text.append(score.risk())
                            .append(' ')
                            .append(score.networkRisk())
                            .append('\n');
                }
            }
            return text.toString();
        }

        public static void main(String[] arguments) throws java.io.IOException {
            GraphView view = GraphFile.read(Path.of(arguments[0])).latest();
            RiskModel model =
                    new ModelRegistry(Path.of(arguments[1])).champion().orElseThrow();
            System.out.print(scores(view, model));
        }
    }
}
