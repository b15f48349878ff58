package io.ringfence.evaluation;

import io.ringfence.evaluation.RingTallies.ScoredRing;
import java.util.ArrayList;
import java.util.List;

/** What scores promise against what they keep. */
public final class Reliability {
    private static final int BINS = 10;

    private Reliability() {}

    /**
     * The rings of a range of scores.
     *
     * @param from  least score
     * @param to    greatest, itself outside except 1
     * @param rings how many there are, at least 1
     * @param score their mean score
     * @param right share of them that match a true ring
     */
    public record Bin(double from, double to, int rings, double score, double right) {}

    /** Bins of equal width that hold a ring. */
    public static List<Bin> bins(List<ScoredRing> scored) {
        int[] rings = new int[BINS];
        double[] score = new double[BINS];
        int[] right = new int[BINS];
        for (ScoredRing ring : scored) {
            int bin = Math.min(BINS - 1, (int) (ring.score() * BINS));
            rings[bin]++;
            score[bin] += ring.score();
            right[bin] += ring.right() ? 1 : 0;
        }
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rings[bin] > 0) {
                bins.add(new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        rings[bin],
                        score[bin] / rings[bin],
                        (double) right[bin] / rings[bin]));
            }
        }
        return bins;
    }
}
