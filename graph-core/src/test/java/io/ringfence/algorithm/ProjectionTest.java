package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void parallelEdgesAddUpAndSelfLoopsAreDropped() {
        var graph = Projection.of(3, new int[][] {{0, 1}, {1, 0}, {2, 2}, {1, 2}});

        assertThat(graph.edgeCount()).isEqualTo(2);
        assertThat(graph.weight(0, 1)).isEqualTo(2);
        assertThat(graph.weight(1, 0)).isEqualTo(2);
        assertThat(graph.weight(0, 2)).isZero();
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
                assertThat(graph.neighbour(slot)).isGreaterThan(graph.neighbour(slot - 1));
            }
            for (int other = 0; other < n; other++) {
                assertThat((double) graph.weight(one, other)).isEqualTo(matrix[one][other]);
            }
        }
    }
}
