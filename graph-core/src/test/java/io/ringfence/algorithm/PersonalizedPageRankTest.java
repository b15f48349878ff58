package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.KarateClub;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PersonalizedPageRankTest {
    private final PushWorkspace workspace = new PushWorkspace();

    @Property(tries = 500)
    void powerIterationAgreesWithItsDefinition(@ForAll long seed, @ForAll boolean weighted) {
        Projection graph = RandomGraphs.any(60, true, seed);
        int n = graph.nodeCount();
        if (n == 0) {
            return;
        }
        int[] seeds = new Random(seed).ints(1 + Math.floorMod(seed, 4), 0, n).toArray();
        int[] distinct = Arrays.stream(seeds).distinct().toArray();
        double[] start = new double[n];
        for (int each : distinct) {
            start[each] = 1.0 / distinct.length;
        }
        var parameters = new PageRankParameters(0.85, 15, 0, weighted);
        double[] expected = PageRankTest.reference(graph, parameters, start);

        Ranks ranks = PersonalizedPageRank.of(graph, seeds, parameters, RunControl.NONE);

        for (int node = 0; node < n; node++) {
            assertThat((double) ranks.of(node)).isCloseTo(expected[node], within(2e-6 * expected[node] + 1e-9));
        }
    }

    @Property(tries = 500)
    void aPushIsWithinItsBoundOfTheExactRank(@ForAll long seed, @ForAll boolean weighted) {
        Projection graph = RandomGraphs.any(60, true, seed);
        int n = graph.nodeCount();
        if (n == 0) {
            return;
        }
        int node = Math.floorMod(seed, n);
        double epsilon = 1e-3;
        double[] start = new double[n];
        start[node] = 1;
        double[] exact = PageRankTest.reference(graph, new PageRankParameters(0.85, 200, 0, weighted), start);

        SparseRanks found =
                PersonalizedPageRank.push(graph, node, new PushParameters(0.85, epsilon, weighted), workspace);

        double[] ranks = new double[n];
        double sum = 0;
        for (int i = 0; i < found.size(); i++) {
            ranks[found.node(i)] = found.rank(i);
            sum += found.rank(i);
        }
        for (int each = 0; each < n; each++) {
            double strength = weighted ? graph.strength(each) : graph.degree(each);
            assertThat(exact[each] - ranks[each]).isBetween(-1e-6, epsilon * strength + 1e-6);
        }
        assertThat(found.missing()).isCloseTo(1 - sum, within(1e-5));
    }

    @Test
    void aUsedWorkspaceGivesWhatAFreshOneGives() {
        Projection graph = RandomGraphs.weighted(20_000, 60_000, 3);
        var fine = new PushParameters(0.85, 1e-7, false);

        for (int seed = 0; seed < 20; seed++) {
            SparseRanks used = PersonalizedPageRank.push(graph, seed, fine, workspace);
            SparseRanks fresh = PersonalizedPageRank.push(graph, seed, fine, new PushWorkspace());
            assertThat(used.top(50)).isEqualTo(fresh.top(50));
            assertThat(used.size()).isEqualTo(fresh.size()).isGreaterThan(1024);
            assertThat(used.missing()).isEqualTo(fresh.missing());
        }
    }

    @Test
    void theSeedAndItsCircleRankHighest() {
        SparseRanks ranks = PersonalizedPageRank.push(KarateClub.projection(), 16, PushParameters.DEFAULT, workspace);

        assertThat(ranks.top(3)).containsExactlyInAnyOrder(16, 5, 6);
        assertThat(ranks.node(0)).isEqualTo(16);
    }

    @Test
    void aLoneSeedKeepsAll() {
        SparseRanks ranks =
                PersonalizedPageRank.push(Projection.of(2, new int[0][]), 1, PushParameters.DEFAULT, workspace);

        assertThat(ranks.top(5)).containsExactly(1);
        assertThat(ranks.rank(0)).isEqualTo(1);
    }

    @Test
    void aSeedThatIsNoNodeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PersonalizedPageRank.push(KarateClub.projection(), 34, PushParameters.DEFAULT, workspace))
                .withMessageContaining("0 to 33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonalizedPageRank.of(
                        KarateClub.projection(), new int[0], PageRankParameters.DEFAULT, RunControl.NONE))
                .withMessageContaining("at least one");
    }

    @Property(tries = 20)
    void powerIterationIsTheSameOnAnyNumberOfThreads(@ForAll long seed) {
        Projection graph = RandomGraphs.weighted(30_000, 60_000, seed);
        var parameters = new PageRankParameters(0.85, 10, 0, true);
        RunControl three = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

        Ranks one = PersonalizedPageRank.of(graph, new int[] {1, 7}, parameters, RunControl.NONE);
        Ranks other = PersonalizedPageRank.of(graph, new int[] {7, 1}, parameters, three);

        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(other.of(node)).isEqualTo(one.of(node));
        }
    }

    @Test
    void powerIterationStopsWhenAsked() {
        var parameters = new PageRankParameters(0.85, 10, 0, false);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> PersonalizedPageRank.of(
                        KarateClub.projection(), new int[] {0}, parameters, (phase, done, total) -> done < 2));
    }
}
