package io.ringfence.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LiveCommunitiesTest {
    private static final LeidenParameters PARAMETERS = LeidenParameters.DEFAULT;

    @Property(tries = 300)
    void followsTheGraphAndKeepsCommunitiesConnected(
            @ForAll @IntRange(min = 2, max = 30) int n, @ForAll boolean potts, @ForAll long seed) {
        var objective = potts ? LeidenParameters.Objective.POTTS : LeidenParameters.Objective.MODULARITY;
        var parameters = new LeidenParameters(objective, potts ? 0.4 : 1, Integer.MAX_VALUE, 5, seed);
        Projection start = RandomGraphs.weighted(n, n, seed);
        var live = new LiveCommunities(start, Leiden.find(start, parameters, RunControl.NONE), parameters);
        var twin = new LiveCommunities(start, Leiden.find(start, parameters, RunControl.NONE), parameters);
        float[][] weights = new float[n + 1][n + 1];
        for (int node = 0; node < n; node++) {
            for (int slot = start.begin(node); slot < start.end(node); slot++) {
                weights[node][start.neighbour(node, slot)] = start.weight(node, slot);
            }
        }
        assertThat(live.addNode()).isEqualTo(n);
        twin.addNode();
        var random = new Random(seed);
        for (int event = 0; event < 3 * n; event++) {
            int one = random.nextInt(n + 1);
            int other = random.nextInt(n + 1);
            float by = 0.25f * (1 + random.nextInt(8));
            if (random.nextBoolean()) {
                live.insert(one, other, by);
                twin.insert(one, other, by);
            } else {
                assertThat(live.expire(one, other, by)).isEqualTo(one != other && weights[one][other] > 0);
                twin.expire(one, other, by);
                by = Math.max(-by, -weights[one][other]);
            }
            if (one != other) {
                weights[one][other] += by;
                weights[other][one] = weights[one][other];
            }
        }

        Communities found = live.snapshot();

        assertThat(twin.snapshot().labels()).isEqualTo(found.labels());
        Projection graph = live.graph();
        for (int node = 0; node <= n; node++) {
            for (int other = 0; other <= n; other++) {
                assertThat(graph.weightBetween(node, other)).isEqualTo(node == other ? 0 : weights[node][other]);
            }
        }
        assertThat(Communities.ofLabels(CommunitySearch.pieces(graph, found.labels()))
                        .count())
                .isEqualTo(found.count());
    }

    @Test
    void staysNearAFullRunWhileAFifthOfTheLinksIsReplaced() {
        var planted = PlantedGroups.of(100, 20, 11);
        Projection start = planted.graph();
        var live = new LiveCommunities(start, Leiden.find(start, PARAMETERS, RunControl.NONE), PARAMETERS);
        List<int[]> later = PlantedGroups.of(100, 20, 11).links();
        var random = new Random(5);
        for (int i = 0; i < later.size() / 5; i++) {
            int[] gone = later.get(random.nextInt(later.size()));
            live.expire(gone[0], gone[1], 1);
            int[] link = later.get(random.nextInt(later.size()));
            int near = later.get(random.nextInt(later.size()))[0];
            live.insert(link[0], i % 5 == 0 ? near : link[1], 1);
        }

        Communities followed = live.snapshot();

        Projection now = live.graph();
        Communities full = Leiden.find(now, PARAMETERS, RunControl.NONE);
        assertThat(followed.modularity(now, 1)).isGreaterThan(0.95 * full.modularity(now, 1));
        assertThat(PlantedGroups.normalisedInformation(followed.labels(), full.labels()))
                .isGreaterThan(0.85);
    }

    @Test
    void refreshingABatchStaysNearAFullRun() {
        var planted = PlantedGroups.of(100, 20, 3);
        Projection before = planted.graph();
        Communities old = Leiden.find(before, PARAMETERS, RunControl.NONE);
        var random = new Random(9);
        var changed = new Projection.Builder(before.nodeCount());
        int batch = planted.links().size() / 100;
        int[] touched = new int[2 * batch];
        for (int i = 0; i < batch; i++) {
            int[] link = planted.links().get(random.nextInt(planted.links().size()));
            touched[2 * i] = link[0];
            touched[2 * i + 1] = random.nextInt(before.nodeCount());
            changed.add(touched[2 * i], touched[2 * i + 1], 1);
        }
        planted.links().forEach(link -> changed.add(link[0], link[1], 1));
        Projection after = changed.build();

        Communities refreshed = DynamicLeiden.refresh(after, old, touched, PARAMETERS, RunControl.NONE);

        Communities full = Leiden.find(after, PARAMETERS, RunControl.NONE);
        assertThat(refreshed.modularity(after, 1)).isGreaterThan(0.98 * full.modularity(after, 1));
        assertThat(PlantedGroups.normalisedInformation(refreshed.labels(), full.labels()))
                .isGreaterThan(0.95);
    }

    @Property(tries = 300)
    void refreshPartsWhatIsNoLongerConnected(@ForAll @IntRange(min = 2, max = 40) int n, @ForAll long seed) {
        Projection before = RandomGraphs.weighted(n, 2 * n, seed);
        Projection after = RandomGraphs.weighted(n, n, ~seed);
        int[] all = new int[n];
        for (int node = 0; node < n; node++) {
            all[node] = node;
        }
        Communities old = Leiden.find(before, PARAMETERS, RunControl.NONE);

        Communities refreshed = DynamicLeiden.refresh(after, old, all, PARAMETERS, RunControl.NONE);

        assertThat(Communities.ofLabels(CommunitySearch.pieces(after, refreshed.labels()))
                        .count())
                .isEqualTo(refreshed.count());
        assertThatThrownBy(() -> DynamicLeiden.refresh(after, old, new int[] {n}, PARAMETERS, RunControl.NONE))
                .hasMessageContaining("touched");
    }
}
