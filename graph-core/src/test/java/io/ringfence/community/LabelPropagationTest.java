package io.ringfence.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.algorithm.Allocation;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LabelPropagationTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    /** The same sweeps over every node, with maps. */
    private static Communities reference(Projection graph, LabelPropagationParameters parameters) {
        int[] labels = new int[graph.nodeCount()];
        for (int node = 0; node < labels.length; node++) {
            labels[node] = node;
        }
        for (int iteration = 0; iteration < parameters.iterations(); iteration++) {
            long salt = LabelPropagation.salt(parameters.seed(), iteration);
            for (int batch = 0; batch < LabelPropagation.BATCHES; batch++) {
                int[] next = labels.clone();
                for (int node = 0; node < labels.length; node++) {
                    if (LabelPropagation.batch(node, salt) == batch) {
                        next[node] = heaviest(graph, node, labels, parameters.seed());
                    }
                }
                labels = next;
            }
        }
        return Communities.ofLabels(labels);
    }

    private static int heaviest(Projection graph, int node, int[] labels, long seed) {
        Map<Integer, Double> weights = new HashMap<>();
        for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
            weights.merge(labels[graph.neighbour(node, slot)], (double) graph.weight(node, slot), Double::sum);
        }
        double most = weights.values().stream().mapToDouble(each -> each).max().orElse(0);
        if (weights.isEmpty() || weights.getOrDefault(labels[node], 0.0) == most) {
            return labels[node];
        }
        int best = -1;
        for (var entry : weights.entrySet()) {
            int label = entry.getKey();
            if (entry.getValue() == most
                    && (best < 0 || LabelCounter.order(label, node, seed) < LabelCounter.order(best, node, seed))) {
                best = label;
            }
        }
        return best;
    }

    @Property(tries = 1000)
    void agreesWithSweepsOverEveryNode(@ForAll long seed, @ForAll boolean weighted) {
        Projection graph = RandomGraphs.any(80, weighted, seed);
        var parameters = new LabelPropagationParameters(10, seed);

        assertThat(LabelPropagation.find(graph, parameters, RunControl.NONE).labels())
                .isEqualTo(reference(graph, parameters).labels());
    }

    @Property(tries = 20)
    void isTheSameOnAnyNumberOfThreads(@ForAll long seed, @ForAll boolean weighted) {
        Projection graph = RandomGraphs.any(60_000, weighted, seed);

        assertThat(LabelPropagation.find(graph, LabelPropagationParameters.DEFAULT, THREE)
                        .labels())
                .isEqualTo(LabelPropagation.find(graph, LabelPropagationParameters.DEFAULT, RunControl.NONE)
                        .labels());
    }

    @Test
    void cliquesOnARingAreCommunities() {
        int cliques = 40;
        int size = 8;
        var builder = new Projection.Builder(cliques * size);
        for (int clique = 0; clique < cliques; clique++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    builder.add(clique * size + i, clique * size + j, 1);
                }
            }
            builder.add(clique * size, (clique * size + size + 1) % (cliques * size), 1);
        }

        Communities found = LabelPropagation.find(builder.build(), LabelPropagationParameters.DEFAULT, RunControl.NONE);

        assertThat(found.count()).isEqualTo(cliques);
        assertThat(found.members()).allMatch(members -> members.length == size);
    }

    @Test
    void aHubAndItsLeavesSettleThoughTheyAreTwoSided() {
        var star = new Projection.Builder(101);
        for (int leaf = 1; leaf <= 100; leaf++) {
            star.add(0, leaf, 1);
        }

        Communities found = LabelPropagation.find(star.build(), LabelPropagationParameters.DEFAULT, RunControl.NONE);

        assertThat(found.count()).isEqualTo(1);
    }

    @Test
    void stopsWhenAsked() {
        Projection graph = RandomGraphs.weighted(100, 300, 1);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> LabelPropagation.find(
                        graph, LabelPropagationParameters.DEFAULT, (phase, done, total) -> done < 3));
    }

    @Test
    void noIterationsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelPropagationParameters(0, 1))
                .withMessageContaining("iterations");
    }

    @Test
    void saysHowMuchMemoryItTakes() {
        Projection graph = RandomGraphs.weighted(200_000, 400_000, 1);

        Allocation.isEstimatedBy(
                LabelPropagation.estimateBytes(200_000),
                () -> LabelPropagation.find(graph, LabelPropagationParameters.DEFAULT, RunControl.NONE));
    }
}
