package io.ringfence.embeddings.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CombinationTest {
    /** Rows whose label is drawn with the log-odds given. */
    private record Drawn(float[] trees, float[] network, boolean[] fraud) {
        Drawn(int rows, double[] weights, long seed) {
            this(new float[rows], new float[rows], new boolean[rows]);
            var random = new SplittableRandom(seed);
            for (int i = 0; i < rows; i++) {
                trees[i] = (float) (2 * random.nextGaussian());
                network[i] = (float) (2 * random.nextGaussian());
                double logOdds = weights[0] * trees[i] + weights[1] * network[i] + weights[2];
                fraud[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            }
        }

        Combination fit() {
            return Combination.fit(trees, network, fraud);
        }
    }

    @Test
    void itFindsTheWeightsThatMadeTheLabels() {
        Combination found = new Drawn(60_000, new double[] {0.8, 0.5, -2}, 1).fit();
        assertThat(found.trees()).isCloseTo(0.8, within(0.03));
        assertThat(found.network()).isCloseTo(0.5, within(0.03));
        assertThat(found.shift()).isCloseTo(-2, within(0.08));
    }

    @Test
    void aNetworkThatKnowsNothingGetsNoWeight() {
        Combination found = new Drawn(60_000, new double[] {0.8, 0, -2}, 2).fit();
        assertThat(found.trees()).isCloseTo(0.8, within(0.03));
        assertThat(found.network()).isCloseTo(0, within(0.02));
    }

    @Test
    void aNetworkThatRanksBackwardsIsNotTurned() {
        Combination found = new Drawn(60_000, new double[] {0.8, -0.5, -2}, 3).fit();
        assertThat(found.network()).isCloseTo(0, within(0.001));
        assertThat(found.trees()).isPositive();
    }

    @Test
    void treesThatKnowNothingLeaveTheRiskToTheNetwork() {
        Combination found = new Drawn(60_000, new double[] {0, 0.5, -2}, 4).fit();
        assertThat(found.network()).isCloseTo(0.5, within(0.03));
        assertThat(found.trees()).isCloseTo(0, within(0.02));
    }

    /** Of the same two signals, the network's counts the less the fewer fraud rows say so. */
    @Test
    void fewRowsHardlyMoveTheRiskFromThatOfTheTrees() {
        double few = share(new Drawn(60, new double[] {0.8, 0.8, -2}, 5).fit());
        double many = share(new Drawn(60_000, new double[] {0.8, 0.8, -2}, 5).fit());
        assertThat(many).isCloseTo(0.5, within(0.03));
        assertThat(few).isLessThan(0.35);
    }

    private static double share(Combination found) {
        return found.network() / (found.trees() + found.network());
    }

    @Test
    void perfectSeparationStaysFinite() {
        float[] trees = {-5, -4, -3, 3, 4};
        float[] network = {-50, -40, -30, 30, 40};
        Combination found = Combination.fit(trees, network, new boolean[] {false, false, false, true, true});
        assertThat(Combination.probability(found.logOdds(4, 40))).isBetween(0.6, 0.9999);
        assertThat(Combination.probability(found.logOdds(-5, -50))).isBetween(0.0001, 0.4);
    }

    @Property
    void whatEachAddsSumsToTheLogOdds(
            @ForAll @DoubleRange(max = 3) double trees,
            @ForAll @DoubleRange(min = 0.01, max = 3) double network,
            @ForAll @DoubleRange(min = -9, max = 9) double x,
            @ForAll @DoubleRange(min = -9, max = 9) double y) {
        var one = new Combination(trees, network, -1.5, 0.7);
        double bias = -2;
        double sum = one.bias(bias) + one.trees() * (x - bias) + one.ofNetwork(y);
        assertThat(sum).isCloseTo(one.logOdds(x, y), within(1e-9));
        assertThat(one.logOdds(x + 1, y)).isGreaterThanOrEqualTo(one.logOdds(x, y));
        assertThat(one.logOdds(x, y + 1)).isGreaterThan(one.logOdds(x, y));
    }

    @Test
    void weightsThatTurnAnOrderAreRefused() {
        for (double[] weights : new double[][] {{-0.1, 1}, {1, -0.1}, {0, 0}, {Double.NaN, 1}, {1, Double.NaN}}) {
            assertThatThrownBy(() -> new Combination(weights[0], weights[1], 0, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("weights");
        }
    }
}
