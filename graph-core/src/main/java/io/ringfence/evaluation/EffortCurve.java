package io.ringfence.evaluation;

import java.util.List;
import java.util.Objects;

/**
 * How good finders are against one kind of effort that attackers spend on hiding.
 *
 * @param kind   what they do, such as {@code camouflage}
 * @param points by rising effort
 */
public record EffortCurve(String kind, List<Point> points) {
    /**
     * One effort.
     *
     * @param effort 0, none, to 1
     * @param ours   our finder's scores
     * @param naive  the baseline's
     */
    public record Point(double effort, RingScores ours, RingScores naive) {
        public Point {
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(naive, "naive");
        }
    }

    public EffortCurve {
        Objects.requireNonNull(kind, "kind");
        points = List.copyOf(points);
    }
}
