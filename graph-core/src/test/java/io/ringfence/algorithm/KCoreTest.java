package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import org.jgrapht.alg.scoring.Coreness;
import org.junit.jupiter.api.Test;

class KCoreTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    @Test
    void aTriangleWithATailIsATwoCoreAndItsTail() {
        var graph = Projection.of(5, new int[][] {{0, 1}, {1, 2}, {0, 2}, {2, 3}});

        assertThat(KCore.numbers(graph, RunControl.NONE)).containsExactly(2, 2, 2, 1, 0);
    }

    @Test
    void theKarateClubHasTenMembersInItsFourCore() {
        int[] numbers = KCore.numbers(KarateClub.projection(), RunControl.NONE);

        assertThat(Arrays.stream(numbers).max()).hasValue(4);
        assertThat(Arrays.stream(numbers).filter(number -> number == 4)).hasSize(10);
    }

    @Property(tries = 1000)
    void agreesWithJGraphT(@ForAll long seed) {
        Projection graph = RandomGraphs.any(60, false, seed);
        var coreness = new Coreness<>(JGraphTView.of(graph));

        int[] numbers = KCore.numbers(graph, RunControl.NONE);

        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(numbers[node]).isEqualTo(coreness.getVertexScore(node));
        }
    }

    @Property(tries = 30)
    void isTheSameOnAnyNumberOfThreads(@ForAll long seed) {
        Projection graph = RandomGraphs.any(100_000, false, seed);

        assertThat(KCore.numbers(graph, THREE)).isEqualTo(KCore.numbers(graph, RunControl.NONE));
    }

    @Test
    void stopsWhenAsked() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> KCore.numbers(KarateClub.projection(), (phase, done, total) -> done == 0));
    }

    @Test
    void saysHowMuchMemoryItTakes() {
        Projection graph = RandomGraphs.weighted(100_000, 300_000, 1);

        Allocation.isEstimatedBy(KCore.estimateBytes(100_000), () -> KCore.numbers(graph, RunControl.NONE));
    }
}
