package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.KarateClub;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.junit.jupiter.api.Test;

class TrianglesTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    private static long triangles(Projection graph, int node) {
        long count = 0;
        for (int i = graph.begin(node); i < graph.end(node); i++) {
            for (int j = graph.begin(node); j < i; j++) {
                boolean closed = graph.weightBetween(graph.neighbour(node, i), graph.neighbour(node, j)) > 0;
                count += closed ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theKarateClubHasFortyFive() {
        TriangleCounts counts = Triangles.of(KarateClub.projection(), RunControl.NONE);

        assertThat(counts.total()).isEqualTo(45);
        assertThat(counts.averageClustering()).isCloseTo(0.5706, within(1e-4));
        assertThat(counts.transitivity()).isCloseTo(0.2557, within(1e-4));
    }

    @Property(tries = 1000)
    void agreesWithTryingEachPairOfNeighbours(@ForAll long seed) {
        Projection graph = RandomGraphs.any(40, false, seed);

        TriangleCounts counts = Triangles.of(graph, RunControl.NONE);

        long sum = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(counts.of(node)).isEqualTo(triangles(graph, node));
            sum += counts.of(node);
        }
        assertThat(counts.total()).isEqualTo(sum / 3);
        assertThat(Triangles.count(graph, RunControl.NONE)).isEqualTo(counts.total());
    }

    @Property(tries = 20)
    void countsInDenseGraphsOfUnevenDegree(@ForAll long seed) {
        var random = new Random(seed);
        int n = 300;
        var builder = new Projection.Builder(n);
        for (int i = 0; i < 12_000; i++) {
            builder.add((int) (n * Math.pow(random.nextDouble(), 3)), random.nextInt(n), 1);
        }
        Projection graph = builder.build();

        TriangleCounts counts = Triangles.of(graph, RunControl.NONE);

        for (int node = 0; node < n; node++) {
            assertThat(counts.of(node)).isEqualTo(triangles(graph, node));
        }
        assertThat(Triangles.count(graph, THREE)).isEqualTo(counts.total());
    }

    @Property(tries = 200)
    void clusteringAgreesWithJGraphT(@ForAll long seed) {
        Projection graph = RandomGraphs.any(40, false, seed);
        var theirs = new ClusteringCoefficient<>(JGraphTView.of(graph));

        TriangleCounts ours = Triangles.of(graph, RunControl.NONE);

        for (int node = 0; node < graph.nodeCount(); node++) {
            double score = theirs.getVertexScore(node);
            assertThat(ours.clustering(node)).isCloseTo(Double.isNaN(score) ? 0 : score, within(1e-12));
        }
    }

    @Property(tries = 15)
    void isTheSameOnAnyNumberOfThreads(@ForAll long seed) {
        Projection graph = RandomGraphs.any(20_000, false, seed);

        TriangleCounts one = Triangles.of(graph, RunControl.NONE);
        TriangleCounts three = Triangles.of(graph, THREE);

        assertThat(Triangles.count(graph, THREE)).isEqualTo(one.total());
        assertThat(three.total()).isEqualTo(one.total());
        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(three.of(node)).isEqualTo(one.of(node));
        }
    }

    @Test
    void stopsWhenAsked() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Triangles.count(KarateClub.projection(), (phase, done, total) -> false));
    }

    @Test
    void saysHowMuchMemoryItTakes() {
        Projection graph = RandomGraphs.weighted(100_000, 300_000, 1);

        Allocation.isEstimatedBy(
                Triangles.estimateBytes(graph.nodeCount(), graph.edgeCount(), 1),
                () -> Triangles.count(graph, RunControl.NONE));
    }
}
