package io.ringfence.embeddings.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldsTest {
    @Test
    void ringsSeenInTrainingAreNotTestedOn() throws Exception {
        var budget = new TreesSearch.Budget(1, Duration.ofMinutes(1));

        Outcome outcome = new Worlds(3000, 1, 7).run(new Outcome.Effort(budget, Network.SAGE), RunControl.NONE);

        assertThat(outcome.folds()).singleElement().satisfies(fold -> {
            assertThat(fold.name()).isEqualTo("seed 7");
            assertThat(fold.tested()).isPositive().isEqualTo(outcome.rows().size());
        });
        var world = RingWorld.simulate(new Worlds(3000, 1, 7).parameters(7), RunControl.NONE);
        var rings = world.truth().rings().stream()
                .map(ring -> ring.members().stream()
                        .map(RingTruth.TrueMember::accountId)
                        .collect(Collectors.toSet()))
                .toList();
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        world.events().forEach(graph::append);
        var parameters = TrainingSetParameters.DEFAULT.withMaturity(Duration.ofDays(90));
        var set = TrainingSet.build(graph, parameters, RunControl.NONE);
        var before = IntStream.range(0, set.size())
                .filter(row -> set.split(row) != Split.TEST)
                .mapToObj(set::accountId)
                .collect(Collectors.toSet());
        var tested =
                Arrays.stream(set.rows(Split.TEST)).mapToObj(set::accountId).collect(Collectors.toSet());
        var seen = rings.stream()
                .filter(ring -> ring.stream().anyMatch(before::contains))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        assertThat(seen).containsAnyElementsOf(tested);
        assertThat(outcome.rows()).hasSizeLessThan(set.rows(Split.TEST).length).allSatisfy(row -> {
            assertThat(row.risk()).isBetween(0.0, 1.0);
            assertThat(row.networkRisk()).isBetween(0.0, 1.0);
            assertThat(row.togetherRisk()).isBetween(0.0, 1.0);
        });
        assertThat(outcome.folds().getFirst().figures())
                .extracting(Outcome.Figure::name)
                .contains("AP", "AP of network", "AP of together", "AP gain of the network");
    }

    @Test
    void noWorldIsRefused() {
        assertThatThrownBy(() -> new Worlds(1000, 0, 1)).hasMessageContaining("count must be at least 1");
    }
}
