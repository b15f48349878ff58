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
 */
record Moment(GraphView view, int account, DecisionPoint point, long at) {
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    static Moment of(GraphView view, DecisionPoint point) {
        int account = point.account() < view.nodeCount() ? point.account() : PendingLink.NEVER_SEEN;
        return new Moment(view, account, point, point.at().toEpochMilli());
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
}
