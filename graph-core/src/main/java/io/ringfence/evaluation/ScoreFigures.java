package io.ringfence.evaluation;

import static io.ringfence.evaluation.figure.Draw.Unit.FOUND;

import io.ringfence.evaluation.RingTallies.ScoredRing;
import io.ringfence.evaluation.figure.Draw;
import io.ringfence.evaluation.figure.Measure;
import io.ringfence.evaluation.figure.Share;
import io.ringfence.evaluation.figure.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the scores are the probabilities that they claim to be. */
final class ScoreFigures {
    private static final int BINS = 10;

    private final double[] score;
    private final boolean[] right;

    ScoreFigures(RingSides sides) {
        int[] partners = sides.partnersOfFound(RingEvaluation.USUAL_LEAST);
        boolean scored = sides.found.stream().allMatch(ring -> ring.score().isPresent());
        score = new double[scored ? partners.length : 0];
        right = new boolean[score.length];
        for (int ring = 0; ring < score.length; ring++) {
            score[ring] = sides.found.get(ring).score().orElseThrow();
            right[ring] = partners[ring] >= 0;
        }
    }

    void add(Sheet sheet) {
        var brier = new Share(FOUND);
        for (int ring = 0; ring < score.length; ring++) {
            double error = score[ring] - (right[ring] ? 1 : 0);
            brier.add(ring, error * error, 1);
        }
        sheet.add(Measure.BRIER, "", brier);
        sheet.add(Measure.CALIBRATION_ERROR, "", this::calibrationError);
    }

    private double calibrationError(Draw draw) {
        double[] gap = new double[BINS];
        double all = 0;
        for (int ring = 0; ring < score.length; ring++) {
            int times = draw.times(FOUND, ring);
            all += times;
            gap[Math.min(BINS - 1, (int) (score[ring] * BINS))] += times * (score[ring] - (right[ring] ? 1 : 0));
        }
        double sum = 0;
        for (double each : gap) {
            sum += Math.abs(each);
        }
        return all > 0 ? sum / all : Double.NaN;
    }

    List<ScoredRing> scored() {
        var list = new ArrayList<ScoredRing>();
        for (int ring = 0; ring < score.length; ring++) {
            list.add(new ScoredRing(score[ring], right[ring]));
        }
        return list;
    }

    /** How well membership tells fraud accounts from the rest, of which none or all may be known. */
    static void addAccounts(RingSides sides, List<String> accounts, Sheet sheet) {
        Map<String, Double> probability = new HashMap<>();
        sides.found.forEach(ring -> ring.members()
                .forEach(member -> probability.merge(member.accountId(), member.probability(), Math::max)));
        double[] membership = new double[accounts.size()];
        boolean[] fraud = new boolean[accounts.size()];
        for (int i = 0; i < membership.length; i++) {
            membership[i] = probability.getOrDefault(accounts.get(i), 0.0);
            fraud[i] = !sides.innocent(accounts.get(i));
        }
        sheet.add(Measure.ACCOUNT_AUROC, BinaryMetrics.auroc(membership, fraud));
        sheet.add(Measure.ACCOUNT_AUPRC, BinaryMetrics.averagePrecision(membership, fraud));
    }
}
