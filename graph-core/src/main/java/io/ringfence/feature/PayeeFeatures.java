package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import java.util.List;

/** Whom an account sends money to, and who else does. */
final class PayeeFeatures {
    private final int first;
    private final int label;

    PayeeFeatures(FeatureCatalogue catalogue) {
        first = catalogue.indexOf("payees.paid_mean");
        label = catalogue.indexOf("label.payee_fraud");
    }

    static List<Feature> declare() {
        return new Declarations(Group.TRANSFER)
                .add("payees.paid_mean", "payments", "Payments made by an account it sends to, mean.")
                .add("payees.paid_max", "payments", "Payments made by an account it sends to, most.")
                .add("payees.paid_min", "payments", "Payments made by an account it sends to, least.")
                .add("payees.paid_deviation", "payments", "How widely the payments of those it sends to vary.")
                .add("payees.never_paid", "1", "Share of those it sends to that never paid anyone.")
                .add("payees.received_mean", "transfers", "Transfers received by an account it sends to, mean.")
                .accounts("payees.others", "Others who send to the accounts that it sends to, up to a bound.")
                .features();
    }

    static List<Feature> declareLabels() {
        return new Declarations(Group.LABEL)
                .accounts("label.payee_fraud", "Known fraud among those it sends to.")
                .accounts("label.payee_legit", "Known legitimate accounts among those it sends to.")
                .add("label.payee_share", "1", "Share of fraud among those it sends to and that are judged.")
                .add("label.payee_fraud_sum", "cents", "Amount it sent to known fraud.")
                .add("label.payee_legit_sum", "cents", "Amount it sent to known legitimate accounts.")
                .add("label.payee_legit_mean", "cents", "Mean amount it sent to known legitimate accounts.")
                .accounts("label.copayer_known", "Judged accounts that send to those that it sends to.")
                .add("label.copayer_share", "1", "Share of fraud among them, each counting by what is in common.")
                .add("label.copayer_rare_share", "1", "The same, what few send to counting most.")
                .features();
    }

    void fill(Moment moment, FeatureExtractor.Walk walk, float[] row) {
        Payees payees = walk.payees;
        payees.walk(moment, walk);
        int count = payees.count();
        boolean none = count == 0;
        if (first >= 0) {
            double mean = payees.paid / count;
            row[first] = none ? Float.NaN : (float) mean;
            row[first + 1] = none ? Float.NaN : payees.paidMost;
            row[first + 2] = none ? Float.NaN : payees.paidLeast;
            row[first + 3] = (float) Math.sqrt(Math.max(0, payees.paidSquares / count - mean * mean));
            row[first + 4] = none ? Float.NaN : (float) payees.neverPaid / count;
            row[first + 5] = none ? Float.NaN : (float) (payees.received / count);
            row[first + 6] = payees.others();
        }
        if (label >= 0) {
            row[label] = payees.fraud;
            row[label + 1] = payees.legit;
            row[label + 2] = none ? Float.NaN : payees.share();
            row[label + 3] = payees.fraudCents;
            row[label + 4] = payees.legitCents;
            row[label + 5] = payees.legit == 0 ? Float.NaN : (float) payees.legitCents / payees.legitTimes;
            row[label + 6] = payees.otherKnown;
            row[label + 7] = none ? Float.NaN : payees.commonShare();
            row[label + 8] = none ? Float.NaN : payees.rareShare();
        }
    }
}
