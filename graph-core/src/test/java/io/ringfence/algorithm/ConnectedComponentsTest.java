package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    @Test
    void accountsSharingADeviceAreOneComponent() {
        int alice = 0;
        int bob = 1;
        int device = 2;
        int stranger = 3;
        var graph = Projection.of(4, new int[][] {{alice, device}, {bob, device}});

        assertThat(ConnectedComponents.find(graph, RunControl.NONE)).containsExactly(alice, alice, alice, stranger);
    }

    @Property(tries = 1000)
    void agreesWithJGraphT(@ForAll long seed) {
        Projection graph = RandomGraphs.any(60, false, seed);
        var inspector = new ConnectivityInspector<>(JGraphTView.of(graph));

        int[] labels = ConnectedComponents.find(graph, RunControl.NONE);

        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(labels[node]).isEqualTo(Collections.min(inspector.connectedSetOf(node)));
        }
    }

    @Property(tries = 20)
    void agreesWithPlainUnionFindOnAnyNumberOfThreads(@ForAll long seed) {
        Projection graph = RandomGraphs.any(200_000, false, seed);
        var sets = new DisjointSets(graph.nodeCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                sets.union(node, graph.neighbour(node, slot));
            }
        }

        assertThat(ConnectedComponents.find(graph, THREE)).isEqualTo(sets.labels());
        assertThat(ConnectedComponents.find(graph, RunControl.NONE)).isEqualTo(sets.labels());
    }

    @Test
    void stopsWhenAsked() {
        Projection graph = RandomGraphs.weighted(100, 100, 1);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> ConnectedComponents.find(graph, (phase, done, total) -> done < 3));
    }

    @Test
    void saysHowMuchMemoryItTakes() {
        Projection graph = RandomGraphs.weighted(100_000, 100_000, 1);

        Allocation.isEstimatedBy(
                ConnectedComponents.estimateBytes(100_000), () -> ConnectedComponents.find(graph, RunControl.NONE));
    }
}
