package io.ringfence.embeddings.gnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.RunControl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PretrainingTest {
    private static final NetworkParameters SMALL = new NetworkParameters(8, 3, 3, 128, 0.01, 10_000, 3);

    @ParameterizedTest
    @EnumSource(Network.class)
    void theEncodersWeightsBeginATraining(Network network) {
        NetworkTask task = Worlds.task(network, 600, 200);
        var weights = Pretraining.run(network, task.dimension(), task.train(), SMALL, RunControl.NONE);

        assertThat(weights).containsKeys("root.weight", "join.weight").doesNotContainKeys("head.weight");
        assertThat(weights.keySet()).noneMatch(name -> name.startsWith("decoder"));
        var fresh = NetworkTrainer.train(task, SMALL, RunControl.NONE);
        var begun = NetworkTrainer.train(task, SMALL, new NetworkTrainer.Start(null, weights), RunControl.NONE);
        assertThat(begun.network().bytes()).isNotEqualTo(fresh.network().bytes());
        assertThat(begun.network().dimension()).isEqualTo(8);
    }

    @Test
    void theSameSamplesGiveTheSameBitsWhateverTheirLabels() {
        List<Worlds> worlds = List.of(Worlds.of(Network.SAGE, 300, 1), Worlds.of(Network.SAGE, 300, 1));
        var first = run(worlds.getFirst());
        assertThat(run(worlds.getLast())).isEqualTo(first);
        assertThat(run(Worlds.of(Network.SAGE, 300, 2))).isNotEqualTo(first);
    }

    private static Map<String, ?> run(Worlds world) {
        return Pretraining.run(Network.SAGE, Worlds.dimension(Network.SAGE), world.samples(), SMALL, RunControl.NONE);
    }
}
