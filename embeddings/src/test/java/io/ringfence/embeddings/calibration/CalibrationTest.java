package io.ringfence.embeddings.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void itFindsTheLineThatMadeTheLabels() {
        var random = new SplittableRandom(1);
        float[] margins = new float[40_000];
        boolean[] fraud = new boolean[margins.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) (4 * random.nextGaussian());
            fraud[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * margins[i] - 2)));
        }
        Calibration calibration = Calibration.fit(margins, fraud);
        assertThat(calibration.slope()).isCloseTo(0.5, within(0.03));
        assertThat(calibration.shift()).isCloseTo(-2, within(0.1));
    }

    @Test
    void perfectSeparationStaysFinite() {
        Calibration calibration =
                Calibration.fit(new float[] {-5, -4, -3, 3, 4}, new boolean[] {false, false, false, true, true});
        assertThat(calibration.probability(4)).isBetween(0.6, 0.999);
        assertThat(calibration.probability(-5)).isBetween(0.001, 0.4);
    }

    @Test
    void marginsThatRankBackwardsNeverTurnTheOrder() {
        Calibration calibration = Calibration.fit(
                new float[] {3, 2, 1, -1, -2, -3}, new boolean[] {false, false, false, true, true, true});
        assertThat(calibration.slope()).isPositive();
        assertThat(calibration.probability(0)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void oneClassIsRefused() {
        assertThatThrownBy(() -> Calibration.fit(new float[3], new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 of 3");
    }

    @Property
    void aHigherMarginIsNeverLessProbable(
            @ForAll @DoubleRange(min = 0.01, max = 5) double slope,
            @ForAll @DoubleRange(min = -5, max = 5) double shift,
            @ForAll @DoubleRange(min = -20, max = 20) double one,
            @ForAll @DoubleRange(min = -20, max = 20) double other) {
        var calibration = new Calibration(slope, shift);
        assertThat(calibration.probability(Math.max(one, other)))
                .isGreaterThanOrEqualTo(calibration.probability(Math.min(one, other)))
                .isBetween(0.0, 1.0);
    }
}
