package io.ringfence.feature;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;

/**
 * A decision read with a view: the account as the view knows it.
 *
 * @param view    what was known
 * @param account its node, or −1 where the view does not know it
 * @param point   the decision
 * @param at      its event time in epoch milliseconds
 * @param known   the labels that may be looked at
 * @param hasPaymentLabels whether payments have labels of their own; where none has, a payment is judged by the account
 *                         that made it
 * @param now     whether nothing that the view knows became known after the decision's own time
 * @param copies  what is kept of rows from one decision to the next
 */
record Moment(
        GraphView view,
        int account,
        DecisionPoint point,
        long at,
        KnownLabels known,
        boolean hasPaymentLabels,
        boolean now,
        RowCopies.Kept copies) {
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    static Moment of(GraphView view, DecisionPoint point) {
        return of(view, point, KnownLabels.ALL, RowCopies.Kept.NOTHING);
    }

    static Moment of(GraphView view, DecisionPoint point, KnownLabels known, RowCopies.Kept copies) {
        int account = point.account() < view.nodeCount() ? point.account() : PendingLink.NEVER_SEEN;
        boolean now = !view.asOf().isAfter(point.at());
        return new Moment(view, account, point, point.at().toEpochMilli(), known, view.hasPaymentLabels(), now, copies);
    }

    EntityTypes types() {
        return view.graph().types();
    }

    LinkTable links() {
        return view.links();
    }

    PaymentTable payments() {
        return view.payments();
    }

    /** The node of a pending link as the view knows it, or −1. */
    int known(PendingLink link) {
        return link.node() < view.nodeCount() ? link.node() : PendingLink.NEVER_SEEN;
    }

    /** When an account was opened or, where that is not known, first seen. */
    long openedAt(int node) {
        return view.openedAt(node).orElse(view.firstSeenAt(node));
    }

    /** Seconds from a time to the decision, never below 0. */
    float secondsSince(long time) {
        return Math.max(0L, at - time) / 1000f;
    }

    /** Whether the decision is about a payment. */
    boolean isPayment() {
        return point.amountCents() >= 0;
    }

    /** Whether any label is known at all. */
    boolean hasLabels() {
        return view.labelCount() > 0;
    }

    /** The label of another account as the decision may use it: known, not hidden, not after the decision's own time. */
    int label(int other) {
        if (other == account || !hasLabels()) {
            return GraphView.UNLABELLED;
        }
        int label = known.account(view, other);
        return label == GraphView.UNLABELLED || now || labelKnownAt(other) <= at ? label : GraphView.UNLABELLED;
    }

    /** When the label of an account became known. */
    long labelKnownAt(int other) {
        return view.labelKnownAt(other).orElse(Long.MAX_VALUE);
    }

    /** The label of a past payment as the decision may use it; that of the account decided on never stands for it. */
    int paymentLabel(int payment) {
        if (!hasPaymentLabels) {
            return label(payments().account(payment));
        }
        int label = known.payment(view, payment);
        return label == GraphView.UNLABELLED || now || paymentLabelKnownAt(payment) <= at
                ? label
                : GraphView.UNLABELLED;
    }

    /** When the label of a payment became known. */
    long paymentLabelKnownAt(int payment) {
        return hasPaymentLabels
                ? view.paymentLabelKnownAt(payment).orElse(Long.MAX_VALUE)
                : labelKnownAt(payments().account(payment));
    }
}
