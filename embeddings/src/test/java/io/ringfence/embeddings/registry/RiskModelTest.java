package io.ringfence.embeddings.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.embeddings.SmallWorld;
import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
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
    void reasonsSumToTheLogOddsAndTheLargestComesFirst() {
        int moved = 0;
        for (int payment = 0; payment < 500; payment++) {
            DecisionPoint point = DecisionPoint.ofPayment(SmallWorld.GRAPH, payment);
            GraphView before =
                    SmallWorld.GRAPH.before(SmallWorld.GRAPH.payments().sequence(payment));
            RiskScore score = model.score(before, point);
            double sum = score.bias()
                    + score.contributions().stream()
                            .mapToDouble(Contribution::logit)
                            .sum();
            assertThat(sum).isCloseTo(score.logOdds(), within(1e-4));
            assertThat(score.risk()).isEqualTo(Combination.probability(score.logOdds()));
            assertThat(score.risk()).isEqualTo(model.risk(before, point)).isBetween(0.0, 1.0);
            assertThat(score.treesRisk()).isBetween(0.0, 1.0);
            assertThat(score.contributions())
                    .filteredOn(one -> one.feature().equals(ModelSummary.GRAPH_NETWORK))
                    .singleElement()
                    .satisfies(one -> assertThat((double) one.value())
                            .isCloseTo(score.networkRisk(), within(1e-6))
                            .isBetween(0.0, 1.0));
            moved += score.risk() == score.treesRisk() ? 0 : 1;
            assertThat(score.contributions())
                    .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.logit()), Math.abs(a.logit())));
        }
        assertThat(moved).isEqualTo(500);
    }

    /** What is served is the sum that was judged: of the trees' log-odds and the network's, by the weights of the draft. */
    @Test
    void theRiskIsThatOfTreesAndNetworkTogether() throws Exception {
        ModelDraft draft = SmallWorld.draft(SmallWorld.GRAPH.watermark(), true);
        var catalogue = FeatureCatalogue.DEFAULT;
        var features = new FeatureExtractor(catalogue);
        var sampler = draft.network().kind().sampler(catalogue.types(), List.of());
        for (int payment = 0; payment < 200; payment++) {
            DecisionPoint point = DecisionPoint.ofPayment(SmallWorld.GRAPH, payment);
            GraphView before =
                    SmallWorld.GRAPH.before(SmallWorld.GRAPH.payments().sequence(payment));
            float[] all = features.extract(before, point);
            float[] row = new float[draft.trees().features().size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = all[catalogue.indexOf(draft.trees().features().get(i))];
            }
            double ofNetwork = draft.network()
                    .margin(sampler.sample(before, point, draft.provenance().seed()));
            double logOdds = draft.together().logOdds(draft.trees().margin(row), ofNetwork);
            assertThat(model.risk(before, point)).isEqualTo(1 / (1 + Math.exp(-logOdds)));
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
                            .append(score.treesRisk())
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
