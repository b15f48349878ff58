package io.ringfence.embeddings.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void averagePrecisionOfAKnownRanking() {
        // fraud at ranks 1, 3: (1/1 + 2/3) / 2
        assertThat(Ranking.averagePrecision(new float[] {9, 8, 7, 6}, new boolean[] {true, false, true, false}))
                .isCloseTo(5.0 / 6, within(1e-12));
        // all tied: the share of fraud, whatever the order
        assertThat(Ranking.averagePrecision(new float[4], new boolean[] {true, false, false, false}))
                .isCloseTo(0.25, within(1e-12));
        assertThat(Ranking.averagePrecision(new float[] {-1, -2, 3}, new boolean[] {false, true, false}))
                .isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void aBetterModelHasItsIntervalAboveZeroAndTheSameModelHasNone() {
        var rows = rows(2000, 1);
        Resampling.Interval interval = Resampling.difference(rows, 300, 9);
        assertThat(interval.lower()).isPositive();
        assertThat(interval.rounds()).isEqualTo(300);
        assertThat(Resampling.difference(rows, 300, 9)).isEqualTo(interval);
        var same = new Resampling.Rows(rows.better(), rows.better(), rows.fraud(), rows.group());
        assertThat(Resampling.difference(same, 50, 9)).isEqualTo(new Resampling.Interval(0, 0, 50));
    }

    @Test
    void rowsOfFewGroupsAreFewWitnesses() {
        var single = rows(2000, 1);
        var grouped = rows(2000, 100);
        assertThat(width(Resampling.difference(grouped, 300, 9)))
                .isGreaterThan(1.3 * width(Resampling.difference(single, 300, 9)));
    }

    @Test
    void aSmallerShareOfDrawsAsksForMore() {
        var rows = rows(300, 1);
        var draws = new Resampling.Draws(400, 9);
        double half = Resampling.exceeded(rows, draws, 0.5);
        assertThat(Resampling.exceeded(rows, draws, 0.025))
                .isLessThan(half)
                .isEqualTo(Resampling.difference(rows, 400, 9).lower());
        assertThat(Resampling.exceeded(rows, draws, 0.9)).isGreaterThan(half);
        var none = new Resampling.Rows(rows.better(), rows.baseline(), new boolean[300], rows.group());
        assertThat(Resampling.exceeded(none, draws, 0.5)).isEqualTo(-1);
    }

    private static double width(Resampling.Interval interval) {
        return interval.upper() - interval.lower();
    }

    /** Groups of rows that share label and scores, so that a group says no more than one row. */
    private static Resampling.Rows rows(int count, int perGroup) {
        float[] better = new float[count];
        float[] baseline = new float[count];
        boolean[] fraud = new boolean[count];
        int[] group = new int[count];
        for (int row = 0; row < count; row++) {
            group[row] = row / perGroup;
            var random = new SplittableRandom(31L * group[row]);
            fraud[row] = random.nextInt(5) == 0;
            better[row] = (float) ((fraud[row] ? 2.5 : 0) + random.nextGaussian());
            baseline[row] = (float) ((fraud[row] ? 0.7 : 0) + random.nextGaussian());
        }
        return new Resampling.Rows(better, baseline, fraud, group);
    }
}
