package io.ringfence.feature;

import io.ringfence.graph.GraphView;

/** The label of an account as a decision may use it: known to the view, and not after the decision's own time. */
final class KnownLabel {
    private KnownLabel() {}

    static int of(Moment moment, int account) {
        int label = moment.view().label(account);
        if (label == GraphView.UNLABELLED) {
            return label;
        }
        return knownAt(moment, account) <= moment.at() ? label : GraphView.UNLABELLED;
    }

    static long knownAt(Moment moment, int account) {
        return moment.view().labelKnownAt(account).orElse(Long.MAX_VALUE);
    }
}
