package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Splits decisions, by time wherever that is possible, and gives each the label known at the end of its split. */
final class Splitting {
    /** A decision that could be labelled; it stands for as many as its weight says. */
    record Labelled(Decisions.Decision decision, Split split, boolean fraud, float weight) {}

    private final GraphView end;
    private final Target target;
    private final Cuts cuts;
    private final boolean byTime;
    private final List<Labelled> kept = new ArrayList<>();
    private int immature;
    private int labelledBefore;
    private int unlabelled;

    private Splitting(GraphView end, Target target, Cuts cuts, boolean byTime) {
        this.end = end;
        this.target = target;
        this.cuts = cuts;
        this.byTime = byTime;
    }

    static Splitting split(GraphView end, Decisions decisions, TrainingSetParameters parameters) {
        requireAny(decisions);
        Target target = Target.of(end, decisions);
        if (target.timeless() && parameters.period().trainCut() == null) {
            return assigned(end, decisions, HashedSplit.of(end, parameters));
        }
        Cuts cuts = Cuts.find(end, decisions.drawn(), parameters);
        var splitting = new Splitting(end, target, cuts, true);
        GraphView atTrainCut = end.graph().asOf(Instant.ofEpochMilli(cuts.train()));
        GraphView atValidationCut = end.graph().asOf(Instant.ofEpochMilli(cuts.validation()));
        for (Decisions.Decision decision : decisions.drawn()) {
            long at = decision.knownAt();
            Split split = at <= cuts.train() ? Split.TRAIN : at <= cuts.validation() ? Split.VALIDATION : Split.TEST;
            GraphView horizon = switch (split) {
                case TRAIN -> atTrainCut;
                case VALIDATION -> atValidationCut;
                case TEST -> end;
            };
            splitting.label(decision, split, horizon, atTrainCut);
        }
        return splitting;
    }

    /** Splits as it is told; rows are labelled payments as they came, or labelled accounts as they stand at the end. */
    static Splitting assigned(GraphView end, Decisions decisions, Assignment assignment) {
        requireAny(decisions);
        Target target = Target.of(end, decisions);
        long last = end.asOf().toEpochMilli();
        var splitting = new Splitting(end, target, new Cuts(last, last, 0), false);
        List<Decisions.Decision> candidates = target.payments() ? decisions.drawn() : Decisions.standing(end);
        for (Decisions.Decision decision : candidates) {
            @Nullable Split split = assignment.split(end, decision.account(), decision.payment());
            int label = target.label(end, decision);
            if (split == null || label == GraphView.UNLABELLED) {
                splitting.unlabelled++;
            } else {
                splitting.kept.add(new Labelled(decision, split, label == GraphView.FRAUD, 1));
            }
        }
        return splitting;
    }

    /** This with each training row where an assignment says. */
    Splitting holdingOut(Assignment inner) {
        var moved = new Splitting(end, target, cuts, byTime);
        for (Labelled row : kept) {
            Decisions.Decision decision = row.decision();
            Split split = row.split() == Split.TRAIN
                    ? Objects.requireNonNull(inner.split(end, decision.account(), decision.payment()), "split")
                    : row.split();
            moved.kept.add(new Labelled(decision, split, row.fraud(), row.weight()));
        }
        moved.immature = immature;
        moved.labelledBefore = labelledBefore;
        moved.unlabelled = unlabelled;
        return moved;
    }

    private static void requireAny(Decisions decisions) {
        if (decisions.drawn().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from: no payment, no link, no opening");
        }
    }

    private void label(Decisions.Decision decision, Split split, GraphView horizon, GraphView atTrainCut) {
        boolean mature = decision.knownAt() <= horizon.asOf().toEpochMilli() - cuts.maturity();
        int label = target.label(horizon, decision);
        boolean labelled = label != GraphView.UNLABELLED;
        if (!target.payments()
                && split != Split.TRAIN
                && atTrainCut.label(decision.account()) != GraphView.UNLABELLED) {
            labelledBefore++;
        } else if (!mature && !(split == Split.TRAIN && labelled)) {
            immature++;
        } else if (!labelled && target.legitIsGiven()) {
            unlabelled++;
        } else {
            kept.add(new Labelled(decision, split, label == GraphView.FRAUD, 1));
        }
    }

    GraphView end() {
        return end;
    }

    /** Whether the splits follow one another in time. */
    boolean byTime() {
        return byTime;
    }

    Target target() {
        return target;
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

    /** Decisions without a label where its absence says nothing, or that the assignment leaves out. */
    int unlabelled() {
        return unlabelled;
    }
}
