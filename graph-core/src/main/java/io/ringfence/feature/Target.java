package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.util.OptionalLong;

/**
 * What a row learns: the label of its payment where payments are labelled, otherwise that of its account.
 *
 * @param payments     whether payments are decided on
 * @param legitIsGiven whether the absence of a label says nothing, since innocence is labelled too
 * @param timeless     whether no label was known before the last decision, so that time cannot split
 */
record Target(boolean payments, boolean legitIsGiven, boolean timeless) {
    /** Fewer labels than these do not say how labels come. */
    private static final int ENOUGH = 10;

    /**
     * Accounts found legitimate for each one found fraud above which innocence is labelled as such. Below it they are those
     * that were suspected and cleared, and an account that nobody suspected is one of the many.
     */
    private static final int CLEARED = 3;

    static Target of(GraphView end, Decisions decisions) {
        var labels = new Labels();
        if (decisions.aboutPayments()) {
            for (int payment = 0; payment < end.paymentCount(); payment++) {
                labels.add(end.paymentLabel(payment), end.paymentLabelKnownAt(payment));
            }
        } else {
            for (int node = 0; node < end.nodeCount(); node++) {
                if (end.isAccount(node)) {
                    labels.add(end.label(node), end.labelKnownAt(node));
                }
            }
        }
        long last = decisions.drawn().isEmpty()
                ? Long.MAX_VALUE
                : decisions.drawn().getLast().knownAt();
        int all = labels.fraud + labels.legit;
        return new Target(
                decisions.aboutPayments(),
                all >= ENOUGH && labels.legit >= (decisions.aboutPayments() ? 1 : CLEARED) * labels.fraud,
                all >= ENOUGH && labels.first == labels.last && labels.first >= last);
    }

    /** The label of a decision as a view knows it. */
    int label(GraphView view, Decisions.Decision decision) {
        return payments ? view.paymentLabel(decision.payment()) : view.label(decision.account());
    }

    private static final class Labels {
        private int fraud;
        private int legit;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(int label, OptionalLong knownAt) {
            if (label != GraphView.UNLABELLED && knownAt.isPresent()) {
                fraud += label == GraphView.FRAUD ? 1 : 0;
                legit += label == GraphView.LEGIT ? 1 : 0;
                first = Math.min(first, knownAt.getAsLong());
                last = Math.max(last, knownAt.getAsLong());
            }
        }
    }
}
