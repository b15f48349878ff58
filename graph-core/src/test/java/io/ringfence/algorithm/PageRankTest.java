package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.KarateClub;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PageRankTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));
    private static final PageRankParameters WEIGHTED = new PageRankParameters(0.85, 20, 0, true);

    /** Power iteration from its definition, in doubles. */
    static double[] reference(Projection graph, PageRankParameters parameters, double[] start) {
        int n = graph.nodeCount();
        double[] rank = start.clone();
        for (int sweep = 0; sweep < parameters.iterations(); sweep++) {
            double[] next = new double[n];
            double restart = 0;
            for (int node = 0; node < n; node++) {
                int degree = graph.degree(node);
                restart += rank[node] * (degree == 0 ? 1 : 1 - parameters.damping());
                double strength = parameters.weighted() ? graph.strength(node) : degree;
                for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                    double weight = parameters.weighted() ? graph.weight(node, slot) : 1;
                    next[graph.neighbour(node, slot)] += parameters.damping() * rank[node] * weight / strength;
                }
            }
            for (int node = 0; node < n; node++) {
                next[node] += restart * start[node];
            }
            rank = next;
        }
        return rank;
    }

    private static double[] uniform(int n) {
        double[] start = new double[n];
        Arrays.fill(start, 1.0 / n);
        return start;
    }

    @Property(tries = 1000)
    void agreesWithItsDefinition(@ForAll long seed, @ForAll boolean weighted) {
        Projection graph = RandomGraphs.any(60, true, seed);
        var parameters = weighted ? WEIGHTED : PageRankParameters.DEFAULT;
        double[] expected = reference(graph, parameters, uniform(graph.nodeCount()));

        Ranks ranks = PageRank.of(graph, parameters, RunControl.NONE);

        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat((double) ranks.of(node)).isCloseTo(expected[node], within(2e-6 * expected[node] + 1e-9));
        }
    }

    @Property(tries = 15)
    void isTheSameOnAnyNumberOfThreads(@ForAll long seed, @ForAll boolean weighted) {
        Projection graph = RandomGraphs.any(60_000, true, seed);
        var parameters = weighted ? WEIGHTED : PageRankParameters.DEFAULT;

        Ranks one = PageRank.of(graph, parameters, RunControl.NONE);
        Ranks three = PageRank.of(graph, parameters, THREE);

        assertThat(three.toArray()).isEqualTo(one.toArray());
        assertThat(three.change()).isEqualTo(one.change());
    }

    @Test
    void agreesWithJGraphT() {
        Projection club = KarateClub.projection();
        var settled = new PageRankParameters(0.85, 200, 1e-9, false);
        var theirs = new org.jgrapht.alg.scoring.PageRank<>(JGraphTView.of(club), 0.85, 200, 1e-12);

        Ranks ours = PageRank.of(club, settled, RunControl.NONE);

        for (int node = 0; node < club.nodeCount(); node++) {
            assertThat((double) ours.of(node)).isCloseTo(theirs.getVertexScore(node), within(1e-6));
        }
    }

    @Test
    void aRowLongerThanABlockCounts() {
        int leaves = 5000;
        var star = new Projection.Builder(leaves + 1);
        for (int leaf = 1; leaf <= leaves; leaf++) {
            star.add(0, leaf, 1);
        }
        Projection graph = star.build();
        double[] expected = reference(graph, PageRankParameters.DEFAULT, uniform(leaves + 1));

        assertThat((double) PageRank.of(graph, PageRankParameters.DEFAULT, RunControl.NONE)
                        .of(0))
                .isCloseTo(expected[0], within(1e-6));
    }

    @Test
    void stopsEarlyWithinTheTolerance() {
        var loose = new PageRankParameters(0.85, 100, 1e-3, false);

        Ranks ranks = PageRank.of(KarateClub.projection(), loose, RunControl.NONE);

        assertThat(ranks.iterations()).isBetween(2, 60);
        assertThat(ranks.change()).isLessThan(1e-3);
    }

    @Test
    void stopsWhenAsked() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> PageRank.of(
                        KarateClub.projection(), PageRankParameters.DEFAULT, (phase, done, total) -> done < 3));
    }

    @Test
    void aDampingOfOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageRankParameters(1, 20, 0, false))
                .withMessageContaining("damping");
    }

    @Test
    void saysHowMuchMemoryItTakes() {
        Projection graph = RandomGraphs.weighted(100_000, 100_000, 1);

        Allocation.isEstimatedBy(
                PageRank.estimateBytes(100_000, true), () -> PageRank.of(graph, WEIGHTED, RunControl.NONE));
        Allocation.isEstimatedBy(
                PageRank.estimateBytes(100_000, false),
                () -> PageRank.of(graph, PageRankParameters.DEFAULT, RunControl.NONE));
    }
}
