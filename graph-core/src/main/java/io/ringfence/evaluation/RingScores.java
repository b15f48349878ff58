package io.ringfence.evaluation;

import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Figure;
import io.ringfence.evaluation.figure.Measure;
import io.ringfence.evaluation.figure.Sheet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How good one finder is, in one world or on average over several.
 *
 * @param worlds  number of worlds
 * @param figures what is defined, by measure and part
 * @param tallies counts and lists over all worlds
 */
public record RingScores(int worlds, SortedMap<Figure, Estimate> figures, RingTallies tallies) {
    public RingScores {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        Objects.requireNonNull(tallies, "tallies");
    }

    /** The mean over worlds, with intervals over them where they are several; one alone stays as it is. */
    public static RingScores mean(List<RingScores> worlds) {
        if (worlds.isEmpty()) {
            throw new IllegalArgumentException("worlds must be at least 1, got 0");
        }
        if (worlds.size() == 1) {
            return worlds.getFirst();
        }
        return new RingScores(
                worlds.stream().mapToInt(RingScores::worlds).sum(),
                Sheet.mean(worlds.stream().map(RingScores::figures).toList()),
                worlds.stream().map(RingScores::tallies).reduce(RingTallies.NONE, RingTallies::plus));
    }

    /** A figure, if it is defined. */
    public Optional<Estimate> figure(Measure measure, String part) {
        return Optional.ofNullable(figures.get(new Figure(measure, part)));
    }

    /** The parts of which a measure is defined, in the order of figures. */
    public List<String> parts(Measure measure) {
        return figures.keySet().stream()
                .filter(figure -> figure.measure() == measure)
                .map(Figure::part)
                .toList();
    }

    /** The value of a figure; NaN where it is not defined. */
    public double value(Measure measure, String part) {
        return figure(measure, part).map(Estimate::value).orElse(Double.NaN);
    }

    /** Share of found rings that match a true one at Jaccard 0.5; NaN where none was found. */
    public double precision() {
        return value(Measure.RING_PRECISION, RingEvaluation.USUAL);
    }

    /** Share of true rings that match a found one at Jaccard 0.5. */
    public double recall() {
        return value(Measure.RING_RECALL, RingEvaluation.USUAL);
    }

    /** Harmonic mean of both. */
    public double f1() {
        return value(Measure.RING_F1, RingEvaluation.USUAL);
    }
}
