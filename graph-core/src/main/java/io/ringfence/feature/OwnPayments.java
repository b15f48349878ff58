package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import java.util.Arrays;

/** What an account paid before a decision, newest first and bounded, by window. Filled anew for each decision. */
final class OwnPayments {
    /** Lengths of the windows of {@link Declarations#WINDOWS}, in milliseconds. */
    static final long[] LENGTHS = {Moment.HOUR, Moment.DAY, 7 * Moment.DAY, 30 * Moment.DAY, Long.MAX_VALUE};

    static final int MONTH = 3;
    static final int ALL = 4;
    private static final double WHOLE_DAY = Moment.DAY;

    final int[] counts = new int[LENGTHS.length];
    final long[] sums = new long[LENGTHS.length];
    final long[] largest = new long[LENGTHS.length];
    final double[] squares = new double[LENGTHS.length];
    /** Past payments known as fraud by when that was known, by window. */
    final int[] fraud = new int[LENGTHS.length];
    /** Past payments known as fraud or as legitimate, by when that was known, by window. */
    final int[] labelled = new int[LENGTHS.length];

    private long[] pairs = {};

    long latest;
    long latestFraudKnown;
    long earliest;
    long smallest;
    long latestCents;
    /** Payments of the very amount of this one in the 30 days before. */
    int same30d;
    /** Payments of the 30 days before at the same time of the day, within an hour and a half. */
    int sameHour30d;

    void walk(Moment moment, WalkLimits limits) {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
        Arrays.fill(largest, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(fraud, 0);
        Arrays.fill(labelled, 0);
        latest = Long.MIN_VALUE;
        latestFraudKnown = Long.MIN_VALUE;
        earliest = Long.MAX_VALUE;
        smallest = Long.MAX_VALUE;
        latestCents = 0;
        same30d = 0;
        sameHour30d = 0;
        GraphView view = moment.view();
        int account = moment.account();
        int paid = account < 0 ? 0 : view.paidCount(account);
        boolean labels = moment.hasPaymentLabels();
        PaymentTable payments = moment.payments();
        int from = Math.max(0, paid - limits.ownPayments());
        if (pairs.length < paid - from) {
            pairs = new long[Math.max(64, Math.min(limits.ownPayments(), 2 * paid))];
        }
        if (paid > 0) {
            view.paid(account, from, paid, pairs);
        }
        for (int i = paid - from - 1; i >= 0; i--) {
            int payment = GraphView.recordOf(pairs[i]);
            long at = payments.at(payment);
            if (at > moment.at()) {
                continue;
            }
            add(moment, at, payments.amountCents(payment));
            if (labels) {
                label(moment, payment);
            }
        }
    }

    /** Payments before the decision that were looked at. */
    int count() {
        return counts[ALL];
    }

    double mean(int window) {
        return counts[window] == 0 ? Double.NaN : (double) sums[window] / counts[window];
    }

    double deviation(int window) {
        if (counts[window] < 2) {
            return Double.NaN;
        }
        double mean = mean(window);
        return Math.sqrt(Math.max(0, squares[window] / counts[window] - mean * mean));
    }

    private void add(Moment moment, long at, long cents) {
        if (at > latest) {
            latest = at;
            latestCents = cents;
        }
        earliest = Math.min(earliest, at);
        smallest = Math.min(smallest, cents);
        long age = moment.at() - at;
        for (int w = ALL; w >= 0 && age <= LENGTHS[w]; w--) {
            counts[w]++;
            sums[w] += cents;
            squares[w] += (double) cents * cents;
            largest[w] = Math.max(largest[w], cents);
        }
        if (age <= LENGTHS[MONTH]) {
            same30d += cents == moment.point().amountCents() ? 1 : 0;
            double apart = age % Moment.DAY / WHOLE_DAY;
            sameHour30d += apart <= 1.0 / 16 || apart >= 15.0 / 16 ? 1 : 0;
        }
    }

    private void label(Moment moment, int payment) {
        int label = moment.paymentLabel(payment);
        if (label == GraphView.UNLABELLED) {
            return;
        }
        long knownAt = moment.paymentLabelKnownAt(payment);
        boolean isFraud = label == GraphView.FRAUD;
        for (int w = ALL; w >= 0 && moment.at() - knownAt <= LENGTHS[w]; w--) {
            labelled[w]++;
            fraud[w] += isFraud ? 1 : 0;
        }
        if (isFraud) {
            latestFraudKnown = Math.max(latestFraudKnown, knownAt);
        }
    }
}
