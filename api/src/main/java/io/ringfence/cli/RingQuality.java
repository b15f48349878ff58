package io.ringfence.cli;

import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Found rings held against the truth.
 *
 * @param scores  whole rings and their members
 * @param auroc   of the membership probability of every account as a score for fraud
 * @param auprc   average precision of the same; the share of fraud is chance
 * @param fraud   accounts that serve fraud, alone or in a ring
 * @param accounts all accounts
 */
record RingQuality(RingScores scores, double auroc, double auprc, int fraud, int accounts) {
    private static final double JACCARD = 0.5;

    /**
     * @param accounts ids of all accounts, members or not
     */
    static RingQuality of(RingTruth truth, RingSet rings, List<String> accounts) {
        RingTruth then = truth.asOf(rings.asOf());
        List<Set<String>> found = rings.rings().stream()
                .map(ring -> Set.copyOf(ring.accountIds()))
                .toList();
        Map<String, Double> probability = new HashMap<>();
        for (Ring ring : rings.rings()) {
            for (Member member : ring.members()) {
                probability.merge(member.accountId(), member.probability(), Math::max);
            }
        }
        double[] score = new double[accounts.size()];
        boolean[] fraud = new boolean[accounts.size()];
        int positives = 0;
        for (int i = 0; i < score.length; i++) {
            score[i] = probability.getOrDefault(accounts.get(i), 0.0);
            fraud[i] = then.fraud().containsKey(accounts.get(i));
            positives += fraud[i] ? 1 : 0;
        }
        return new RingQuality(
                RingEvaluation.evaluate(then, found, JACCARD),
                BinaryMetrics.auroc(score, fraud),
                BinaryMetrics.averagePrecision(score, fraud),
                positives,
                accounts.size());
    }

    void print(Console console) {
        for (RingScores.Rates rates : scores.beside()) {
            console.say(
                    "  at Jaccard %.1f: precision %.3f  recall %.3f  F1 %.3f  (%,d right of %,d found, %,d true)",
                    rates.jaccard(),
                    rates.precision(),
                    rates.recall(),
                    rates.f1(),
                    rates.matched(),
                    rates.found(),
                    rates.trueTotal());
        }
        scores.atTop().forEach((k, precision) -> console.say("  precision of the top %d: %.3f", k, precision));
        scores.byTypology()
                .forEach((typology, recall) -> console.say(
                        "  recall of %-20s %.3f  (%d of %d)",
                        typology.toLowerCase(java.util.Locale.ROOT),
                        recall.recall(),
                        recall.matched(),
                        recall.trueTotal()));
        console.say(
                "  innocent groups accused: %.3f  (%,d of %,d)",
                scores.decoys().share(),
                scores.decoys().accused(),
                scores.decoys().groups());
        console.say(
                "  true rings in several pieces: %,d; found rings that join several true ones: %,d",
                scores.shape().fragmented(), scores.shape().overMerged());
        console.say(
                "  members: precision %.3f  recall %.3f  F1 %.3f",
                scores.members().precision(),
                scores.members().recall(),
                scores.members().f1());
        console.say(
                "  all fraud accounts by membership: AUROC %.4f  AUPRC %.4f  (%,d of %,d accounts)",
                auroc, auprc, fraud, accounts);
    }
}
