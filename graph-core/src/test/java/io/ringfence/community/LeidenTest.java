package io.ringfence.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.algorithm.Allocation;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.KarateClub;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeidenTest {
    private static final RunControl TWO = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 2));
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

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

    @Property(tries = 300)
    void threadsPagesAndShapesDoNotMatter(
            @ForAll @IntRange(min = 1, max = 60) int most, @ForAll boolean weighted, @ForAll long seed) {
        Projection graph = RandomGraphs.any(most, weighted, seed);

        Communities found = Leiden.find(graph, LeidenParameters.DEFAULT, RunControl.NONE);

        assertThat(found.labels()).hasSize(graph.nodeCount());
        assertThat(Leiden.find(graph, LeidenParameters.DEFAULT, THREE).labels()).isEqualTo(found.labels());
        for (int[] members : found.members()) {
            assertThat(new ConnectivityInspector<>(JGraphTView.of(graph.induced(members))).isConnected())
                    .isTrue();
        }
    }

    @Test
    void findsPlantedGroupsOfALargeGraphAtAnyThreadCount() {
        var planted = PlantedGroups.of(6_000, 20, 7);
        Projection graph = planted.graph();
        assertThat(graph.nodeCount()).isGreaterThan(CommunitySearch.LARGE);
        var parameters = new LeidenParameters(LeidenParameters.Objective.POTTS, 0.05, Integer.MAX_VALUE, 2, 3);

        Communities found = Leiden.find(graph, parameters, RunControl.NONE);

        assertThat(PlantedGroups.normalisedInformation(found.labels(), planted.groupOf()))
                .isGreaterThan(0.97);
        assertThat(Leiden.find(graph, parameters, TWO).labels()).isEqualTo(found.labels());
        assertThat(Leiden.find(graph, parameters, THREE).labels()).isEqualTo(found.labels());
        int[] labels = found.labels();
        assertThat(Communities.ofLabels(CommunitySearch.pieces(graph, labels)).count())
                .isEqualTo(found.count());
    }

    @Test
    void louvainFindsCommunitiesOfTheKarateClubAndIsTheSameAtAnyThreadCount() {
        Projection club = KarateClub.projection();
        Communities found = Louvain.find(club, LouvainParameters.DEFAULT, RunControl.NONE);

        assertThat(found.modularity(club, 1)).isGreaterThan(0.38);
        assertThat(Louvain.find(club, LouvainParameters.DEFAULT, THREE).labels())
                .isEqualTo(found.labels());
        assertThatThrownBy(() -> new LouvainParameters(LeidenParameters.Objective.POTTS, 0, 1, 1))
                .hasMessageContaining("resolution");
    }

    @Test
    void stopsWhenAsked() {
        Projection club = KarateClub.projection();
        assertThatThrownBy(() -> Leiden.find(club, LeidenParameters.DEFAULT, (phase, done, total) -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void reachesTheKnownModularityOfTheEnronGraph() throws IOException {
        String data = System.getenv("RINGFENCE_DATA");
        Assumptions.assumeTrue(data != null, "SKIPPED: RINGFENCE_DATA, which holds enron.el.gz, is not set");
        Projection enron = enron(Path.of(data, "enron.el.gz"));

        Communities found = Leiden.find(enron, LeidenParameters.DEFAULT, RunControl.NONE);

        assertThat(enron.edgeCount()).isEqualTo(183_831);
        assertThat(found.modularity(enron, 1)).isGreaterThan(0.6297);
    }

    @Test
    void takesNoMoreMemoryThanItSays() {
        Projection graph = PlantedGroups.of(6_000, 20, 7).graph();
        var parameters = new LeidenParameters(LeidenParameters.Objective.MODULARITY, 1, Integer.MAX_VALUE, 1, 3);

        long allocated = Allocation.of(() -> Leiden.find(graph, parameters, RunControl.NONE));

        // all that is allocated, most of it garbage by the end, is some times the most that is held at once
        long estimate = Leiden.estimateBytes(graph.nodeCount(), graph.edgeCount());
        assertThat(allocated).isBetween(estimate / 4, 6 * estimate);
    }

    private static Projection enron(Path file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            int[][] edges = reader.lines()
                    .map(line -> Arrays.stream(line.split(" ", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toArray(int[][]::new);
            return Projection.of(36_692, edges);
        }
    }
}
