package io.ringfence.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.KarateClub;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeidenTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void reachesTheKnownModularityOfTheKarateClub(long seed) {
        Projection club = KarateClub.projection();
        var parameters = new LeidenParameters(LeidenParameters.Objective.MODULARITY, 1, 34, 20, seed);

        Communities found = Leiden.find(club, parameters, RunControl.NONE);

        assertThat(club.edgeCount()).isEqualTo(78);
        assertThat(found.modularity(club, 1)).isCloseTo(0.4188, within(0.01));
    }

    @Test
    void pottsKeepsSmallCliquesApartThatModularityMerges() {
        int cliques = 60;
        var builder = new Projection.Builder(3 * cliques);
        for (int i = 0; i < cliques; i++) {
            builder.add(3 * i, 3 * i + 1, 1).add(3 * i + 1, 3 * i + 2, 1).add(3 * i, 3 * i + 2, 1);
            builder.add(3 * i, (3 * i + 4) % (3 * cliques), 1);
        }
        Projection ring = builder.build();
        var potts = new LeidenParameters(LeidenParameters.Objective.POTTS, 0.4, 100, 20, 7);

        assertThat(Leiden.find(ring, potts, RunControl.NONE).count()).isEqualTo(cliques);
        assertThat(Leiden.find(ring, LeidenParameters.DEFAULT, RunControl.NONE).count())
                .isLessThan(cliques);
    }

    @Property(tries = 150)
    void communitiesAreConnectedAndWithinTheCap(
            @ForAll @IntRange(min = 2, max = 80) int n,
            @ForAll @IntRange(min = 2, max = 12) int cap,
            @ForAll long seed) {
        Projection graph = RandomGraphs.weighted(n, 2 * n, seed);
        var parameters = new LeidenParameters(LeidenParameters.Objective.MODULARITY, 1, cap, 10, seed);

        Communities found = Leiden.find(graph, parameters, RunControl.NONE);

        for (int[] members : found.members()) {
            assertThat(members).hasSizeLessThanOrEqualTo(cap);
            assertThat(new ConnectivityInspector<>(JGraphTView.of(graph.induced(members))).isConnected())
                    .isTrue();
        }
        assertThat(Leiden.find(graph, parameters, RunControl.NONE).labels()).isEqualTo(found.labels());
    }

    @Property(tries = 50)
    void noSingleNodeWouldLeave(@ForAll @IntRange(min = 2, max = 40) int n, @ForAll long seed) {
        Projection graph = RandomGraphs.weighted(n, 2 * n, seed);
        Communities found = Leiden.find(graph, LeidenParameters.DEFAULT, RunControl.NONE);
        double best = found.modularity(graph, 1);
        int[] labels = found.labels();
        for (int node = 0; node < n; node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                int[] moved = labels.clone();
                moved[node] = labels[graph.neighbour(node, slot)];
                assertThat(Communities.ofLabels(moved).modularity(graph, 1)).isLessThanOrEqualTo(best + 1e-6);
            }
        }
    }
}
