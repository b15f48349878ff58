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

/**
 * Draws the decisions of a training set. Where payments are labelled, all of them; elsewhere some payments of each
 * account, or the last that was seen of it.
 */
final class Decisions {
    private static final int PROGRESS_STEP = 4096;
    private static final int NONE = -1;

    /**
     * One decision of the past.
     *
     * @param account  node of the account
     * @param payment  the payment that it is about, or −1
     * @param link     the observed link that it is about, or −1
     * @param at       event time, in epoch milliseconds
     * @param sequence what was known is {@code graph.before(sequence)}
     * @param knownAt  when we knew of it, in epoch milliseconds
     */
    record Decision(int account, int payment, int link, long at, int sequence, long knownAt) {
        DecisionPoint point(TemporalGraph graph) {
            if (payment >= 0) {
                return DecisionPoint.ofPayment(graph, payment);
            }
            return link >= 0
                    ? DecisionPoint.ofLink(graph, link)
                    : DecisionPoint.ofAccount(account, Instant.ofEpochMilli(at));
        }
    }

    private final TemporalGraph graph;
    private final GraphView end;
    private final TrainingSetParameters parameters;
    private final boolean aboutPayments;
    private final List<Decision> drawn = new ArrayList<>();
    private int withoutEvent;

    private Decisions(GraphView end, TrainingSetParameters parameters) {
        this.graph = end.graph();
        this.end = end;
        this.parameters = parameters;
        aboutPayments = end.hasPaymentLabels();
    }

    static Decisions draw(GraphView end, TrainingSetParameters parameters, RunControl control) {
        var decisions = new Decisions(end, parameters);
        if (decisions.aboutPayments) {
            decisions.allPayments(control);
        } else {
            for (int node = 0; node < end.nodeCount(); node++) {
                if (node % PROGRESS_STEP == 0) {
                    control.check("decisions", node, end.nodeCount());
                }
                if (end.isAccount(node)) {
                    decisions.account(node);
                }
            }
        }
        decisions.drawn.sort(Comparator.comparingInt(Decision::sequence).thenComparingInt(Decision::account));
        return decisions;
    }

    /** Each labelled account as it stands at the end: what there is to decide on where labels carry no time. */
    static List<Decision> standing(GraphView end) {
        var standing = new ArrayList<Decision>();
        long at = end.asOf().toEpochMilli();
        for (int node = 0; node < end.nodeCount(); node++) {
            if (end.isAccount(node) && end.label(node) != GraphView.UNLABELLED) {
                standing.add(new Decision(node, NONE, NONE, at, Integer.MAX_VALUE, at));
            }
        }
        return standing;
    }

    /** The decisions, by sequence. */
    List<Decision> drawn() {
        return drawn;
    }

    /** Whether each is about a payment that has a label of its own, or might have one. */
    boolean aboutPayments() {
        return aboutPayments;
    }

    /** Accounts of which nothing was seen but that others named them. */
    int withoutEvent() {
        return withoutEvent;
    }

    private void allPayments(RunControl control) {
        for (int payment = 0; payment < end.paymentCount(); payment++) {
            if (payment % PROGRESS_STEP == 0) {
                control.check("decisions", payment, end.paymentCount());
            }
            drawn.add(ofPayment(payment));
        }
    }

    private Decision ofPayment(int payment) {
        PaymentTable payments = graph.payments();
        return new Decision(
                payments.account(payment),
                payment,
                NONE,
                payments.at(payment),
                payments.sequence(payment),
                payments.knownAt(payment));
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
        var random = new SplittableRandom(parameters.seed() * 0x9E3779B97F4A7C15L + account);
        int rows = Math.min(paid, parameters.rowsPerAccount());
        for (int row = 0; row < rows; row++) {
            int from = (int) ((long) row * paid / rows);
            int to = (int) ((row + 1L) * paid / rows);
            drawn.add(ofPayment(end.paid(account, from + random.nextInt(to - from))));
        }
    }

    private boolean lastLink(int account) {
        LinkTable links = graph.links();
        for (int i = end.degree(account) - 1; i >= 0; i--) {
            int link = end.link(account, i);
            if (links.from(link) == account) {
                drawn.add(new Decision(account, NONE, link, links.at(link), links.sequence(link), links.knownAt(link)));
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
        long at = end.openedAt(account).orElseThrow();
        long knownAt = graph.before(after).asOf().toEpochMilli();
        drawn.add(new Decision(account, NONE, NONE, at, after, knownAt));
    }
}
