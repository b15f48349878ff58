package io.ringfence.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Figure RECALL = new Figure(Measure.RING_RECALL, "0.5");

    @Test
    void theIntervalIsAsWideAsChanceMakesIt() {
        var sheet = new Sheet(400, new int[0], 0);
        var share = new Share(Draw.Unit.TRUE);
        for (int ring = 0; ring < 400; ring++) {
            share.add(ring, ring % 4 != 0);
        }
        sheet.add(Measure.RING_RECALL, "0.5", share);

        Estimate recall =
                sheet.estimate(Optional.of(new BootstrapPlan(2000, 7))).get(RECALL);

        double half = 1.96 * Math.sqrt(0.75 * 0.25 / 400);
        assertThat(recall.value()).isEqualTo(0.75);
        assertThat(recall.low()).isEqualTo(0.75 - half, within(0.01));
        assertThat(recall.high()).isEqualTo(0.75 + half, within(0.01));
        assertThat(recall.right()).isEqualTo(300);
    }

    @Test
    void theMeanOverWorldsHasStudentsInterval() {
        Estimate mean = Sheet.mean(List.of(world(0.6), world(0.7), world(0.8))).get(RECALL);

        assertThat(mean.value()).isEqualTo(0.7, within(1e-12));
        double half = 4.303 * 0.1 / Math.sqrt(3);
        assertThat(mean.low()).isEqualTo(0.7 - half, within(1e-12));
        assertThat(mean.high()).isEqualTo(0.7 + half, within(1e-12));
        assertThat(mean.total()).isEqualTo(30);
    }

    @Test
    void aWorldInWhichAFigureIsNotDefinedDoesNotCount() {
        Estimate mean = Sheet.mean(List.of(world(0.6), new TreeMap<>())).get(RECALL);

        assertThat(mean.value()).isEqualTo(0.6);
        assertThat(mean.hasInterval()).as("of one world").isFalse();
    }

    @Test
    void aMatchedPairIsDrawnAsOne() {
        int[] partner = {-1, 2, 0};
        var random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            Draw draw = Draw.resampled(3, partner, 0, random);
            assertThat(draw.times(Draw.Unit.FOUND, 1)).isEqualTo(draw.times(Draw.Unit.TRUE, 2));
            assertThat(draw.times(Draw.Unit.FOUND, 2)).isEqualTo(draw.times(Draw.Unit.TRUE, 0));
        }
    }

    @Test
    void numbersOfPartsComeByValue() {
        assertThat(new Figure(Measure.TOP_PRECISION, "20")).isLessThan(new Figure(Measure.TOP_PRECISION, "100"));
        assertThat(Figure.of(Measure.GROUPS_ACCUSED)).isLessThan(new Figure(Measure.GROUPS_ACCUSED, "FAMILY"));
    }

    private static SortedMap<Figure, Estimate> world(double value) {
        var figures = new TreeMap<Figure, Estimate>();
        figures.put(RECALL, new Estimate(value, Double.NaN, Double.NaN, 10 * value, 10));
        return figures;
    }
}
