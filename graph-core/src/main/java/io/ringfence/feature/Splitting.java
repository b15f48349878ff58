package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Splits decisions by time and gives each the label known at the end of its split. */
final class Splitting {
    /** A decision that could be labelled. */
    record Labelled(Decisions.Decision decision, Split split, boolean fraud) {}

    private final GraphView end;
    private final Cuts cuts;
    private final GraphView atTrainCut;
    private final GraphView atValidationCut;
    private final List<Labelled> kept = new ArrayList<>();
    private int immature;
    private int labelledBefore;

    private Splitting(GraphView end, Cuts cuts) {
        this.end = end;
        this.cuts = cuts;
        atTrainCut = end.graph().asOf(Instant.ofEpochMilli(cuts.train()));
        atValidationCut = end.graph().asOf(Instant.ofEpochMilli(cuts.validation()));
    }

    static Splitting split(GraphView end, List<Decisions.Decision> decisions, TrainingSetParameters parameters) {
        if (decisions.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from: no payment, no link, no opening");
        }
        var splitting = new Splitting(end, Cuts.find(end, decisions, parameters));
        decisions.forEach(splitting::label);
        return splitting;
    }

    private void label(Decisions.Decision decision) {
        long at = decision.knownAt();
        int account = decision.point().account();
        Split split = at <= cuts.train() ? Split.TRAIN : at <= cuts.validation() ? Split.VALIDATION : Split.TEST;
        GraphView horizon = switch (split) {
            case TRAIN -> atTrainCut;
            case VALIDATION -> atValidationCut;
            case TEST -> end;
        };
        boolean mature = at <= horizon.asOf().toEpochMilli() - cuts.maturity();
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

    Cuts cuts() {
        return cuts;
    }

    int immature() {
        return immature;
    }

    int labelledBefore() {
        return labelledBefore;
    }
}
