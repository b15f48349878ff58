package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the decisions of a training set: some payments of each account, or the last that was seen of it. */
final class Decisions {
    private static final int PROGRESS_STEP = 4096;

    /**
     * One decision of the past.
     *
     * @param point    the decision
     * @param sequence what was known is {@code graph.before(sequence)}
     * @param knownAt  when we knew of it, in epoch milliseconds
     */
    record Decision(DecisionPoint point, int sequence, long knownAt) {}

    private final TemporalGraph graph;
    private final GraphView end;
    private final TrainingSetParameters parameters;
    private final List<Decision> drawn = new ArrayList<>();
    private int withoutEvent;

    private Decisions(GraphView end, TrainingSetParameters parameters) {
        this.graph = end.graph();
        this.end = end;
        this.parameters = parameters;
    }

    static Decisions draw(GraphView end, TrainingSetParameters parameters, RunControl control) {
        var decisions = new Decisions(end, parameters);
        for (int node = 0; node < end.nodeCount(); node++) {
            if (node % PROGRESS_STEP == 0) {
                control.check("decisions", node, end.nodeCount());
            }
            if (end.isAccount(node)) {
                decisions.account(node);
            }
        }
        decisions.drawn.sort(Comparator.comparingInt(Decision::sequence)
                .thenComparingInt(decision -> decision.point().account()));
        return decisions;
    }

    /** The decisions, by sequence. */
    List<Decision> drawn() {
        return drawn;
    }

    /** Accounts of which nothing was seen but that others named them. */
    int withoutEvent() {
        return withoutEvent;
    }

    private void account(int account) {
        int paid = end.paidCount(account);
        if (paid > 0) {
            payments(account, paid);
        } else if (!lastLink(account)) {
            opening(account);
        }
    }

    /** One payment out of each of as many equal parts of the account's life as rows are asked for. */
    private void payments(int account, int paid) {
        PaymentTable payments = graph.payments();
        var random = new SplittableRandom(parameters.seed() * 0x9E3779B97F4A7C15L + account);
        int rows = Math.min(paid, parameters.rowsPerAccount());
        for (int row = 0; row < rows; row++) {
            int from = (int) ((long) row * paid / rows);
            int to = (int) ((row + 1L) * paid / rows);
            int payment = end.paid(account, from + random.nextInt(to - from));
            drawn.add(new Decision(
                    DecisionPoint.ofPayment(graph, payment), payments.sequence(payment), payments.knownAt(payment)));
        }
    }

    private boolean lastLink(int account) {
        LinkTable links = graph.links();
        for (int i = end.degree(account) - 1; i >= 0; i--) {
            int link = end.link(account, i);
            if (links.from(link) == account) {
                drawn.add(new Decision(DecisionPoint.ofLink(graph, link), links.sequence(link), links.knownAt(link)));
                return true;
            }
        }
        return false;
    }

    /** An opening is decided on just after it is known: before, there is nothing to measure. */
    private void opening(int account) {
        var sequence = end.openingSequence(account);
        if (sequence.isEmpty()) {
            withoutEvent++;
            return;
        }
        int after = sequence.getAsInt() + 1;
        var at = Instant.ofEpochMilli(end.openedAt(account).orElseThrow());
        long knownAt = graph.before(after).asOf().toEpochMilli();
        drawn.add(new Decision(DecisionPoint.ofAccount(account, at), after, knownAt));
    }
}
