package io.ringfence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void parallelEdgesAddUpAndSelfLoopsAreDropped() {
        var graph = Projection.of(3, new int[][] {{0, 1}, {1, 0}, {2, 2}, {1, 2}});

        assertThat(graph.edgeCount()).isEqualTo(2);
        assertThat(graph.weightBetween(0, 1)).isEqualTo(2);
        assertThat(graph.weightBetween(1, 0)).isEqualTo(2);
        assertThat(graph.weightBetween(0, 2)).isZero();
        assertThat(graph.strength(1)).isEqualTo(3);
    }

    @Test
    void anEdgeToNowhereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Projection.of(2, new int[][] {{0, 2}}))
                .withMessageContaining("0 to 1");
    }

    @Property(tries = 100)
    void agreesWithAMatrix(@ForAll @IntRange(min = 1, max = 20) int n, @ForAll long seed) {
        var random = new Random(seed);
        double[][] matrix = new double[n][n];
        var builder = new Projection.Builder(n);
        for (int i = 0; i < 60; i++) {
            int one = random.nextInt(n);
            int other = random.nextInt(n);
            double weight = 0.5 * (1 + random.nextInt(4));
            builder.add(one, other, weight);
            if (one != other) {
                matrix[one][other] += weight;
                matrix[other][one] += weight;
            }
        }
        Projection graph = builder.build();
        for (int one = 0; one < n; one++) {
            for (int slot = graph.begin(one) + 1; slot < graph.end(one); slot++) {
                assertThat(graph.neighbour(one, slot)).isGreaterThan(graph.neighbour(one, slot - 1));
            }
            for (int other = 0; other < n; other++) {
                assertThat((double) graph.weightBetween(one, other)).isEqualTo(matrix[one][other]);
            }
        }
    }

    @Property(tries = 500)
    void isTheSameInAnyNumberOfPagesAndOnAnyNumberOfThreads(@ForAll long seed) {
        var random = new Random(seed);
        int n = 1 + random.nextInt(60);
        int m = random.nextInt(200);
        int[] from = random.ints(m, 0, n).toArray();
        int[] to = random.ints(m, 0, n).toArray();
        float[] weights = new float[m];
        for (int i = 0; i < m; i++) {
            weights[i] = random.nextFloat() + 0.01f;
        }
        float[] used = random.nextBoolean() ? weights : null;
        Projection plain = new Compression(n, from, to, used, m).run(RunControl.NONE);
        RunControl threads = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));
        Projection paged = new Compression(n, from, to, used, m, 1 + random.nextInt(12)).run(threads);

        assertThat(rows(paged)).isEqualTo(rows(plain));
        assertThat(paged.edgeCount()).isEqualTo(plain.edgeCount());
    }

    private static String rows(Projection graph) {
        var text = new StringBuilder();
        for (int node = 0; node < graph.nodeCount(); node++) {
            text.append(node).append(':');
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                text.append(' ').append(graph.neighbour(node, slot)).append('=').append(graph.weight(node, slot));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void anEdgeThatWeighsNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Projection.Builder(2).add(0, 1, 0))
                .withMessageContaining("weight must be > 0");
    }

    @Property(tries = 300)
    void aQuotientSumsTheWeightsBetweenGroups(
            @ForAll @IntRange(min = 1, max = 60) int most, @ForAll boolean weighted, @ForAll long seed) {
        Projection graph = RandomGraphs.any(most, weighted, seed);
        int n = graph.nodeCount();
        var random = new Random(seed);
        int groups = 1 + random.nextInt(Math.max(1, n));
        int[] groupOf = new int[n];
        double[][] sums = new double[groups][groups];
        for (int node = 0; node < n; node++) {
            groupOf[node] = random.nextInt(groups);
        }
        for (int node = 0; node < n; node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                sums[groupOf[node]][groupOf[graph.neighbour(node, slot)]] += graph.weight(node, slot);
            }
        }

        RunControl three = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));
        for (Projection quotient :
                List.of(graph.quotient(groupOf, groups, RunControl.NONE), graph.quotient(groupOf, groups, three))) {
            assertThat(quotient.nodeCount()).isEqualTo(groups);
            for (int one = 0; one < groups; one++) {
                for (int other = 0; other < groups; other++) {
                    assertThat(quotient.weightBetween(one, other))
                            .isEqualTo(one == other ? 0 : (float) sums[one][other]);
                }
            }
        }
    }
}
