package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits decisions by time and gives each the label known at the end of its split. */
final class Splitting {
    /** A decision that could be labelled. */
    record Labelled(Decisions.Decision decision, Split split, boolean fraud) {}

    private final GraphView end;
    private final long trainCut;
    private final long validationCut;
    private final long maturity;
    private final GraphView atTrainCut;
    private final GraphView atValidationCut;
    private final List<Labelled> kept = new ArrayList<>();
    private int immature;
    private int labelledBefore;

    private Splitting(GraphView end, long trainCut, long validationCut, long wantedMaturity) {
        this.end = end;
        this.trainCut = trainCut;
        this.validationCut = validationCut;
        long last = end.asOf().toEpochMilli();
        maturity = Math.min(wantedMaturity, Math.min(validationCut - trainCut, last - validationCut) / 2);
        atTrainCut = end.graph().asOf(Instant.ofEpochMilli(trainCut));
        atValidationCut = end.graph().asOf(Instant.ofEpochMilli(validationCut));
    }

    static Splitting split(GraphView end, List<Decisions.Decision> decisions, TrainingSetParameters parameters) {
        if (decisions.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from: no payment, no link, no opening");
        }
        long train = cut(parameters.trainCut(), decisions, parameters.trainShare());
        long validation =
                cut(parameters.validationCut(), decisions, parameters.trainShare() + parameters.validationShare());
        if (train >= validation || validation >= end.asOf().toEpochMilli()) {
            throw new IllegalArgumentException("the history cannot be split by time: training to "
                    + Instant.ofEpochMilli(train) + ", validation to " + Instant.ofEpochMilli(validation)
                    + ", test to " + end.asOf());
        }
        var splitting = new Splitting(end, train, validation, parameters.maturity().toMillis());
        decisions.forEach(splitting::label);
        return splitting;
    }

    private static long cut(@Nullable Instant given, List<Decisions.Decision> decisions, double share) {
        if (given != null) {
            return given.toEpochMilli();
        }
        // By sequence is by known time too: known times never decrease.
        return decisions.get((int) (share * (decisions.size() - 1))).knownAt();
    }

    private void label(Decisions.Decision decision) {
        long at = decision.knownAt();
        int account = decision.point().account();
        Split split = at <= trainCut ? Split.TRAIN : at <= validationCut ? Split.VALIDATION : Split.TEST;
        GraphView horizon =
                switch (split) {
                    case TRAIN -> atTrainCut;
                    case VALIDATION -> atValidationCut;
                    case TEST -> end;
                };
        boolean mature = at <= horizon.asOf().toEpochMilli() - maturity;
        int label = horizon.label(account);
        if (split != Split.TRAIN && atTrainCut.label(account) != GraphView.UNLABELLED) {
            labelledBefore++;
        } else if (mature || (split == Split.TRAIN && label != GraphView.UNLABELLED)) {
            kept.add(new Labelled(decision, split, label == GraphView.FRAUD));
        } else {
            immature++;
        }
    }

    GraphView end() {
        return end;
    }

    List<Labelled> kept() {
        return kept;
    }

    long trainCut() {
        return trainCut;
    }

    long validationCut() {
        return validationCut;
    }

    long maturity() {
        return maturity;
    }

    int immature() {
        return immature;
    }

    int labelledBefore() {
        return labelledBefore;
    }
}
