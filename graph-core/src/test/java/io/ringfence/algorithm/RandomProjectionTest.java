package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;
import io.ringfence.projection.RandomGraphs;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RandomProjectionTest {
    @Property(tries = 500)
    void agreesWithTheMatrixProduct(@ForAll long seed) {
        var random = new Random(seed);
        Projection graph = RandomGraphs.any(40, random.nextBoolean(), seed);
        var weights = List.of(random.nextInt(3) - 1.0, random.nextInt(2) * 1.0, 0.5, 1.0)
                .subList(random.nextInt(4), 4);
        var parameters =
                new RandomProjectionParameters(8 + random.nextInt(20), weights, random.nextInt(3) * -0.5, seed);

        NodeVectors found = RandomProjection.of(graph, parameters, RunControl.NONE);

        double[][] expected = reference(graph, parameters);
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int i = 0; i < parameters.dimensions(); i++) {
                assertThat((double) found.of(node)[i]).isCloseTo(expected[node][i], within(5e-3));
            }
        }
    }

    /** The hops one after the other in doubles, from the same random vectors, which one hop of weight 1 shows. */
    private static double[][] reference(Projection graph, RandomProjectionParameters parameters) {
        int n = graph.nodeCount();
        int d = parameters.dimensions();
        double[][] vectors = new double[n][d];
        for (int node = 0; node < n; node++) {
            double scale = graph.degree(node) == 0 ? 1 : Math.pow(graph.strength(node), parameters.normalising());
            float[] drawn = drawn(node, parameters);
            for (int i = 0; i < d; i++) {
                vectors[node][i] = Math.signum(drawn[i]) * scale;
            }
        }
        double[][] sum = new double[n][d];
        for (double weight : parameters.weights()) {
            double[][] next = new double[n][d];
            for (int node = 0; node < n; node++) {
                double square = 0;
                for (int i = 0; i < d; i++) {
                    for (int other = 0; other < n; other++) {
                        next[node][i] += graph.weightBetween(node, other) * vectors[other][i];
                    }
                    square += next[node][i] * next[node][i];
                }
                for (int i = 0; i < d; i++) {
                    next[node][i] /= square < 1e-9 ? 1 : Math.sqrt(square);
                    sum[node][i] += weight * next[node][i];
                }
            }
            vectors = next;
        }
        return sum;
    }

    /** The random vector of a node, seen through a star around it: each leaf's mean is the vector of the centre. */
    private static float[] drawn(int node, RandomProjectionParameters parameters) {
        var star = new Projection.Builder(node + 2).add(node, node + 1, 1).build();
        var one = new RandomProjectionParameters(parameters.dimensions(), List.of(1.0), 0, parameters.seed());
        return RandomProjection.of(star, one, RunControl.NONE).of(node + 1);
    }

    @Property(tries = 200)
    void isTheSameOnAnyNumberOfThreads(@ForAll long seed) {
        Projection graph = RandomGraphs.any(5000, true, seed);
        RunControl three = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));
        var parameters = new RandomProjectionParameters(8, List.of(0.0, 1.0), -0.5, seed);

        NodeVectors one = RandomProjection.of(graph, parameters, RunControl.NONE);
        NodeVectors other = RandomProjection.of(graph, parameters, three);

        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(other.of(node)).containsExactly(one.of(node));
        }
    }

    @Test
    void nodesOfOneGroupAreNearerThanNodesOfTwo() {
        var random = new Random(7);
        var builder = new Projection.Builder(100);
        for (int i = 0; i < 1500; i++) {
            int one = random.nextInt(100);
            int group = one / 50 * 50;
            int other = random.nextInt(20) == 0 ? random.nextInt(100) : group + random.nextInt(50);
            builder.add(one, other, 1);
        }
        NodeVectors vectors = RandomProjection.of(builder.build(), RandomProjectionParameters.DEFAULT, RunControl.NONE);
        double inside = 0;
        double across = 0;
        for (int i = 0; i < 50; i++) {
            inside += vectors.cosine(i, (i + 1) % 50) / 50;
            across += vectors.cosine(i, 50 + i) / 50;
        }
        assertThat(inside).isGreaterThan(across + 0.3);
    }

    @Test
    void stopsWhenAskedAndRefusesBadSettings() {
        var graph = Projection.of(3, new int[][] {{0, 1}});
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> RandomProjection.of(
                        graph, RandomProjectionParameters.DEFAULT, (phase, done, total) -> !phase.equals("hops")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomProjectionParameters(0, List.of(1.0), 0, 1))
                .withMessageContaining("dimensions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomProjectionParameters(8, List.of(1.0, 0.0), 0, 1))
                .withMessageContaining("weights");
    }

    @Test
    void memoryIsWhatTheEstimateSays() {
        Projection graph = RandomGraphs.weighted(50_000, 100_000, 3);
        long allocated =
                Allocation.of(() -> RandomProjection.of(graph, RandomProjectionParameters.DEFAULT, RunControl.NONE));

        long estimate = RandomProjection.estimateBytes(50_000, RandomProjectionParameters.DEFAULT);
        assertThat(allocated).isBetween(estimate * 9 / 10, estimate * 11 / 10);
    }
}
