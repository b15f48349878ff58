package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.util.BitSet;
import java.util.List;

/** Hides the labels of validation and test rows from training and validation, and those of test rows from test. */
final class HeldOut implements KnownLabels {
    private final BitSet accounts = new BitSet();
    private final BitSet payments = new BitSet();

    /** The labels that the features of rows of a split may look at. */
    static KnownLabels from(Split split, List<Splitting.Labelled> rows) {
        var hidden = new HeldOut();
        for (Splitting.Labelled row : rows) {
            boolean hide = row.split() == Split.TEST || (row.split() == Split.VALIDATION && split != Split.TEST);
            Decisions.Decision decision = row.decision();
            if (hide && decision.payment() >= 0) {
                hidden.payments.set(decision.payment());
            } else if (hide) {
                hidden.accounts.set(decision.account());
            }
        }
        return hidden;
    }

    @Override
    public int account(GraphView view, int account) {
        return accounts.get(account) ? GraphView.UNLABELLED : view.label(account);
    }

    @Override
    public int payment(GraphView view, int payment) {
        return payments.get(payment) ? GraphView.UNLABELLED : view.paymentLabel(payment);
    }
}
