package io.ringfence.embeddings.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class HistogramTest {
    @Test
    void equalSharesHaveNoIndexAndAShiftHasTheOneThatTheFormulaGives() {
        var one = new Histogram(List.of(1.0), List.of(500_000, 500_000), 0);
        var other = new Histogram(List.of(1.0), List.of(200_000, 800_000), 0);
        assertThat(one.psi(one)).isZero();
        double expected = 0.3 * Math.log(0.5 / 0.2) - 0.3 * Math.log(0.5 / 0.8);
        assertThat(one.psi(other)).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-4));
    }

    @Test
    void whatGoesMissingCounts() {
        double[] there = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] half = {1, Double.NaN, 3, Double.NaN, 5, Double.NaN, 7, Double.NaN};
        List<Double> edges = Histogram.edges(there, 4);
        assertThat(Histogram.of(half, edges).psi(Histogram.of(there, edges))).isGreaterThan(0.5);
    }

    @Test
    void valuesThatAreNearlyAllEqualStillHaveAnEdge() {
        double[] values = new double[1000];
        Arrays.fill(values, 990, 1000, 5);
        Histogram reference = Histogram.of(values, Histogram.edges(values, 10));
        assertThat(reference.counts()).containsExactly(990, 10);
        double[] shifted = new double[1000];
        Arrays.fill(shifted, 0, 600, 5);
        assertThat(Histogram.of(shifted, reference.edges()).psi(reference)).isGreaterThan(1);
    }

    @Property(tries = 200)
    void twoSamplesOfOnePopulationStayBelowTheNoise(
            @ForAll long seed, @ForAll @IntRange(min = 200, max = 3000) int size) {
        var random = new SplittableRandom(seed);
        double[] one = random.doubles(size).map(x -> Math.floor(20 * x * x)).toArray();
        double[] other = random.doubles(1000).map(x -> Math.floor(20 * x * x)).toArray();
        Histogram first = Histogram.of(one, Histogram.edges(one, 10));
        Histogram second = Histogram.of(other, first.edges());
        assertThat(second.psi(first)).isLessThan(1.6 * second.noise(first));
    }
}
