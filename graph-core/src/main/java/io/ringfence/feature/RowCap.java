package io.ringfence.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Bounds the rows of a set. Each split keeps its share. Training keeps all fraud, and of the rest a sample in which each
 * row stands for as many as were left aside for it; validation and test keep a plain sample, so that what is measured
 * there stays as it is. Rows are drawn by a hash of their place in the sequence: the same history gives the same rows.
 */
final class RowCap {
    private RowCap() {}

    static List<Splitting.Labelled> apply(List<Splitting.Labelled> rows, TrainingSetParameters parameters) {
        if (rows.size() <= parameters.maxRows()) {
            return rows;
        }
        double share = (double) parameters.maxRows() / rows.size();
        int train = 0;
        int fraud = 0;
        for (Splitting.Labelled row : rows) {
            train += row.split() == Split.TRAIN ? 1 : 0;
            fraud += row.split() == Split.TRAIN && row.fraud() ? 1 : 0;
        }
        double legitShare = Math.min(1, Math.max(1, share * train - fraud) / Math.max(1, train - fraud));
        var kept = new ArrayList<Splitting.Labelled>();
        for (Splitting.Labelled row : rows) {
            boolean sampled = row.split() == Split.TRAIN && !row.fraud();
            double wanted = row.split() != Split.TRAIN ? share : row.fraud() ? 1 : legitShare;
            if (place(row.decision(), parameters.seed()) < wanted) {
                float weight = sampled ? (float) (1 / legitShare) : 1;
                kept.add(new Splitting.Labelled(row.decision(), row.split(), row.fraud(), weight));
            }
        }
        return kept;
    }

    /** A number in [0, 1) that depends on the decision alone (the finalizer of SplitMix64). */
    private static double place(Decisions.Decision decision, long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + decision.sequence() * 31L + decision.account();
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
