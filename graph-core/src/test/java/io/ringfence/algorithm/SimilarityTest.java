package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    private static double reference(Projection graph, int one, int other, SimilarityParameters parameters) {
        double low = 0;
        double high = 0;
        double rarity = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (graph.degree(node) <= parameters.cap()) {
                double first = graph.weightBetween(node, one);
                double second = graph.weightBetween(node, other);
                low += Math.min(first, second);
                high += Math.max(first, second);
                rarity += first > 0 && second > 0 ? Math.min(first, second) / Math.log(graph.degree(node)) : 0;
            }
        }
        return parameters.measure() == SimilarityParameters.Measure.RARITY ? rarity : low == 0 ? 0 : low / high;
    }

    @Property(tries = 500)
    void agreesWithLookingAtEveryNode(@ForAll long seed, @ForAll SimilarityParameters.Measure measure) {
        Projection graph = RandomGraphs.any(40, true, seed);
        int n = graph.nodeCount();
        if (n == 0) {
            return;
        }
        int node = Math.floorMod(seed, n);
        var parameters = new SimilarityParameters(measure, 5, 1000);
        int[] expected = IntStream.range(0, n)
                .filter(other -> other != node && reference(graph, node, other, parameters) > 0)
                .toArray();

        SimilarNodes found = Similarity.of(graph, node, parameters, RunControl.NONE);

        assertThat(found.nodes().stream()
                        .mapToInt(SimilarNodes.Similar::node)
                        .sorted()
                        .toArray())
                .isEqualTo(expected);
        for (var each : found.nodes()) {
            double exact = reference(graph, node, each.node(), parameters);
            assertThat(each.similarity()).isCloseTo(exact, within(1e-9));
            assertThat(Similarity.between(graph, node, each.node(), parameters)).isCloseTo(exact, within(1e-9));
            assertThat(Similarity.between(graph, each.node(), node, parameters)).isCloseTo(exact, within(1e-9));
        }
        assertThat(found.nodes())
                .isSortedAccordingTo(Comparator.comparingDouble(SimilarNodes.Similar::similarity)
                        .reversed());
        long ways = 0;
        for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
            ways += graph.degree(graph.neighbour(node, slot)) - 1;
        }
        assertThat(found.considered() + found.leftOut()).isEqualTo(ways);
    }

    @Test
    void aHubMakesNobodyAlikeAndIsCounted() {
        var builder = new Projection.Builder(12);
        for (int account = 0; account < 10; account++) {
            builder.add(account, 10, 1);
        }
        builder.add(0, 11, 1).add(1, 11, 1);
        Projection graph = builder.build();
        var parameters = new SimilarityParameters(SimilarityParameters.Measure.JACCARD, 5, 3);

        SimilarNodes found = Similarity.of(graph, 0, parameters, RunControl.NONE);

        assertThat(found.nodes()).containsExactly(new SimilarNodes.Similar(1, 1));
        assertThat(found.hubsLeftOut()).isEqualTo(1);
        assertThat(found.leftOut()).isEqualTo(9);
        assertThat(found.considered()).isEqualTo(1);
    }

    @Test
    void stopsWhenAsked() {
        Projection graph = Projection.of(2, new int[][] {{0, 1}});

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Similarity.of(graph, 0, SimilarityParameters.DEFAULT, (phase, done, total) -> false));
    }

    @Test
    void aCapBelowTwoIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarityParameters(SimilarityParameters.Measure.JACCARD, 1, 3))
                .withMessageContaining("cap");
    }
}
