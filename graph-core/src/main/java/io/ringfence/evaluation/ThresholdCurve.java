package io.ringfence.evaluation;

import io.ringfence.evaluation.RingTallies.ScoredRing;
import java.util.ArrayList;
import java.util.List;

/** Precision and recall of rings when only those of at least a score are taken; matched once, with all rings. */
public final class ThresholdCurve {
    private ThresholdCurve() {}

    /**
     * One score.
     *
     * @param score     least score that is taken
     * @param precision share of those taken that match a true ring
     * @param recall    share of true rings that one of those matches
     */
    public record Point(double score, double precision, double recall) {}

    /** A point for each distinct score, highest first. */
    public static List<Point> of(RingTallies tallies) {
        var points = new ArrayList<Point>();
        List<ScoredRing> rings = tallies.scored();
        int right = 0;
        for (int i = 0; i < rings.size(); i++) {
            right += rings.get(i).right() ? 1 : 0;
            boolean last = i + 1 == rings.size()
                    || rings.get(i + 1).score() < rings.get(i).score();
            if (last && tallies.trueRings() > 0) {
                points.add(new Point(
                        rings.get(i).score(), (double) right / (i + 1), (double) right / tallies.trueRings()));
            }
        }
        return points;
    }
}
