package io.ringfence.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import io.ringfence.evaluation.BinaryMetrics.Pair;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BinaryMetricsTest {
    private static final double[] SCORE = {0.9, 0.8, 0.8, 0.3, 0.1};
    private static final boolean[] FRAUD = {true, false, true, false, false};

    /** Scores of few distinct values, so that ties are common. */
    static final class Rows {
        private final double[] score;
        private final boolean[] fraud;

        Rows(double[] score, boolean[] fraud) {
            this.score = score;
            this.fraud = fraud;
        }

        int size() {
            return score.length;
        }
    }

    @Provide
    Arbitrary<Rows> rows() {
        return Arbitraries.integers()
                .between(1, 60)
                .flatMap(n -> Arbitraries.longs().map(seed -> rows(n, seed)));
    }

    private static Rows rows(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] score = new double[n];
        boolean[] fraud = new boolean[n];
        for (int i = 0; i < n; i++) {
            score[i] = random.nextInt(12) / 11.0;
            fraud[i] = random.nextDouble() < 0.3;
        }
        return new Rows(score, fraud);
    }

    @Example
    void smallCaseByHand() {
        assertThat(BinaryMetrics.auroc(SCORE, FRAUD)).isEqualTo(5.5 / 6, within(1e-12));
        assertThat(BinaryMetrics.averagePrecision(SCORE, FRAUD)).isEqualTo((1 + 2.0 / 3) / 2, within(1e-12));
        assertThat(BinaryMetrics.precisionAtK(SCORE, FRAUD, 1)).isEqualTo(1);
        assertThat(BinaryMetrics.recallAtK(SCORE, FRAUD, 2)).isEqualTo(0.75);
        assertThat(BinaryMetrics.brier(SCORE, FRAUD)).isEqualTo((0.01 + 0.64 + 0.04 + 0.09 + 0.01) / 5, within(1e-12));
        assertThat(BinaryMetrics.calibrationError(SCORE, FRAUD, 2)).isEqualTo((0.5 + 0.4) / 5, within(1e-12));
    }

    @Property
    void aurocAgreesWithCountingPairs(@ForAll("rows") Rows rows) {
        double wins = 0;
        int pairs = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                if (rows.fraud[i] && !rows.fraud[j]) {
                    pairs++;
                    wins += rows.score[i] > rows.score[j] ? 1 : rows.score[i] == rows.score[j] ? 0.5 : 0;
                }
            }
        }
        double expected = pairs == 0 ? Double.NaN : wins / pairs;
        assertSame(BinaryMetrics.auroc(rows.score, rows.fraud), expected);
    }

    @Property
    void averagePrecisionAgreesWithTryingEveryThreshold(@ForAll("rows") Rows rows) {
        double sum = 0;
        double recallBefore = 0;
        int all = positives(rows, -1);
        for (int step = 11; step >= 0; step--) {
            double threshold = step / 11.0;
            int found = positives(rows, threshold);
            int above = 0;
            for (double score : rows.score) {
                above += score >= threshold ? 1 : 0;
            }
            if (above > 0 && all > 0) {
                double recall = (double) found / all;
                sum += (recall - recallBefore) * found / above;
                recallBefore = recall;
            }
        }
        assertSame(BinaryMetrics.averagePrecision(rows.score, rows.fraud), all == 0 ? Double.NaN : sum);
    }

    @Property(tries = 100)
    void ofATieAtTheCutEveryRowCountsTheSame(@ForAll("rows") Rows rows, @ForAll @IntRange(min = 1, max = 70) int k) {
        double found = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.fraud[i]) {
                int above = 0;
                int tied = 0;
                for (double other : rows.score) {
                    above += other > rows.score[i] ? 1 : 0;
                    tied += other == rows.score[i] ? 1 : 0;
                }
                found += Math.clamp((double) (k - above) / tied, 0.0, 1.0);
            }
        }
        int all = positives(rows, -1);
        assertSame(BinaryMetrics.recallAtK(rows.score, rows.fraud, k), all == 0 ? Double.NaN : found / all);
        assertSame(BinaryMetrics.precisionAtK(rows.score, rows.fraud, k), found / Math.min(k, rows.size()));
    }

    @Property(tries = 100)
    void calibrationErrorAgreesWithGoingBinByBin(
            @ForAll("rows") Rows rows, @ForAll @IntRange(min = 1, max = 20) int bins) {
        double expected = 0;
        for (int bin = 0; bin < bins; bin++) {
            double probability = 0;
            int fraud = 0;
            for (int i = 0; i < rows.size(); i++) {
                double score = rows.score[i];
                if (Math.min(bins - 1, (int) Math.floor(score * bins)) == bin) {
                    probability += score;
                    fraud += rows.fraud[i] ? 1 : 0;
                }
            }
            expected += Math.abs(probability - fraud) / rows.size();
        }
        assertSame(BinaryMetrics.calibrationError(rows.score, rows.fraud, bins), expected);
    }

    @Property(tries = 100)
    void theOrderOfRowsDoesNotMatter(@ForAll("rows") Rows rows, @ForAll @IntRange(min = 1, max = 70) int k) {
        int n = rows.size();
        double[] score = new double[n];
        boolean[] fraud = new boolean[n];
        for (int i = 0; i < n; i++) {
            score[i] = rows.score[n - 1 - i];
            fraud[i] = rows.fraud[n - 1 - i];
        }
        assertSame(BinaryMetrics.auroc(score, fraud), BinaryMetrics.auroc(rows.score, rows.fraud));
        assertSame(
                BinaryMetrics.averagePrecision(score, fraud), BinaryMetrics.averagePrecision(rows.score, rows.fraud));
        assertSame(BinaryMetrics.recallAtK(score, fraud, k), BinaryMetrics.recallAtK(rows.score, rows.fraud, k));
    }

    @Example
    void theBootstrapTellsAClearDifferenceFromNone() {
        var random = new SplittableRandom(7);
        int n = 600;
        double[] good = new double[n];
        double[] noise = new double[n];
        double[] likeNoise = new double[n];
        boolean[] fraud = new boolean[n];
        for (int i = 0; i < n; i++) {
            fraud[i] = random.nextDouble() < 0.2;
            good[i] = random.nextDouble() + (fraud[i] ? 0.5 : 0);
            noise[i] = random.nextDouble();
            likeNoise[i] = random.nextDouble();
        }
        var plan = new BootstrapPlan(200, 3);
        Interval clear = BinaryMetrics.pairedBootstrap(new Pair(good, noise), fraud, BinaryMetrics::auroc, plan);
        Interval none = BinaryMetrics.pairedBootstrap(new Pair(noise, likeNoise), fraud, BinaryMetrics::auroc, plan);
        Interval self = BinaryMetrics.pairedBootstrap(new Pair(good, good), fraud, BinaryMetrics::auroc, plan);

        assertThat(clear.aboveZero()).isTrue();
        assertThat(clear.difference()).isBetween(clear.low(), clear.high());
        assertThat(none.low()).isNegative();
        assertThat(none.high()).isPositive();
        assertThat(self.low()).isZero();
        assertThat(self.high()).isZero();
        assertThat(BinaryMetrics.pairedBootstrap(new Pair(good, noise), fraud, BinaryMetrics::auroc, plan))
                .isEqualTo(clear);
    }

    @Example
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> BinaryMetrics.auroc(new double[] {1}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 and 2");
        assertThatThrownBy(() -> BinaryMetrics.auroc(new double[] {Double.NaN}, new boolean[1]))
                .hasMessageContaining("row 0");
        assertThatThrownBy(() -> BinaryMetrics.brier(new double[] {1.5}, new boolean[1]))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> BinaryMetrics.recallAtK(SCORE, FRAUD, 0)).hasMessageContaining("k must be");
    }

    private static int positives(Rows rows, double threshold) {
        int number = 0;
        for (int i = 0; i < rows.size(); i++) {
            number += rows.fraud[i] && rows.score[i] >= threshold ? 1 : 0;
        }
        return number;
    }

    private static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isEqualTo(expected, within(1e-9));
        }
    }
}
