package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {
    @Test
    void accountsSharingADeviceAreOneComponent() {
        int alice = 0;
        int bob = 1;
        int device = 2;
        int stranger = 3;
        var graph = Projection.of(4, new int[][] {{alice, device}, {bob, device}});

        assertThat(ConnectedComponents.find(graph, RunControl.NONE)).containsExactly(alice, alice, alice, stranger);
    }

    @Property(tries = 200)
    void agreesWithJGraphT(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
        Projection graph = RandomGraphs.weighted(n, n, seed);
        var inspector = new ConnectivityInspector<>(JGraphTView.of(graph));

        int[] labels = ConnectedComponents.find(graph, RunControl.NONE);

        for (int node = 0; node < n; node++) {
            assertThat(labels[node]).isEqualTo(Collections.min(inspector.connectedSetOf(node)));
        }
    }
}
