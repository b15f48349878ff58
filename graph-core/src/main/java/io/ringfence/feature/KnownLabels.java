package io.ringfence.feature;

import io.ringfence.graph.GraphView;

/**
 * The labels that features may look at. A protocol with held-out rows in a history without time (a static graph, a
 * random split) hides theirs here; nothing can be shown that the view does not know.
 *
 * <p>Features ask for the labels of others only: never for that of the account decided on, never for that of the payment
 * decided on. Answers must depend on nothing but their arguments, or training and scoring disagree.
 */
public interface KnownLabels {
    /** All that the view knows: right wherever history has time. */
    KnownLabels ALL = new KnownLabels() {
        @Override
        public int account(GraphView view, int account) {
            return view.label(account);
        }

        @Override
        public int payment(GraphView view, int payment) {
            return view.paymentLabel(payment);
        }
    };

    /** The label of an account: {@link GraphView#FRAUD}, {@link GraphView#LEGIT} or {@link GraphView#UNLABELLED}. */
    int account(GraphView view, int account);

    /** The label of a payment, by its record in {@link GraphView#payments()}. */
    int payment(GraphView view, int payment);
}
