package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.util.Arrays;

/** What an account paid before a decision, newest first and bounded, by window. Filled anew for each decision. */
final class OwnPayments {
    /** Lengths of the windows of {@link Declarations#WINDOWS}, in milliseconds. */
    static final long[] LENGTHS = {Moment.HOUR, Moment.DAY, 7 * Moment.DAY, 30 * Moment.DAY, Long.MAX_VALUE};

    static final int MONTH = 3;
    static final int ALL = 4;
    private static final int RECENT = 32;
    private static final int SMALL_CENTS = 1000;
    private static final double WHOLE_DAY = Moment.DAY;

    final int[] counts = new int[LENGTHS.length];
    final long[] sums = new long[LENGTHS.length];
    final long[] largest = new long[LENGTHS.length];
    final double[] squares = new double[LENGTHS.length];
    /** The labels of payments of its own. */
    final LabelRun labels = new LabelRun();
    /** The newest amounts, sorted; read up to {@link #recentCount}. */
    final long[] recent = new long[RECENT];

    int recentCount;

    /** Payments of less than this one. */
    int below;
    /** Payments under ten units of currency. */
    int small;
    /** Days of UTC on which it paid. */
    int days;
    /** Least time between two payments, in milliseconds. */
    long leastGap;
    /** Payments not known as fraud, and their sum. */
    int cleanCount;

    long cleanCents;

    long latest;
    long earliest;
    long smallest;
    long latestCents;
    /** Payments of the very amount of this one in the 30 days before. */
    int same30d;
    /** Payments of the 30 days before at the same time of the day, within an hour and a half. */
    int sameHour30d;

    void walk(Moment moment, AccountPayments made) {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
        Arrays.fill(largest, 0);
        Arrays.fill(squares, 0);
        labels.clear();
        recentCount = 0;
        below = 0;
        small = 0;
        days = 0;
        leastGap = Long.MAX_VALUE;
        cleanCount = 0;
        cleanCents = 0;
        latest = Long.MIN_VALUE;
        earliest = Long.MAX_VALUE;
        smallest = Long.MAX_VALUE;
        latestCents = 0;
        same30d = 0;
        sameHour30d = 0;
        boolean judged = moment.hasPaymentLabels();
        long dayBefore = Long.MIN_VALUE;
        long atBefore = Long.MIN_VALUE;
        for (int i = made.size() - 1; i >= Math.max(0, made.size() - WalkLimits.OWN_PAYMENTS); i--) {
            long at = made.at(moment, i);
            if (at > moment.at()) {
                continue;
            }
            long amount = made.cents(moment, i);
            add(moment, at, amount);
            long day = Math.floorDiv(at, Moment.DAY);
            days += day == dayBefore ? 0 : 1;
            dayBefore = day;
            leastGap = atBefore == Long.MIN_VALUE ? leastGap : Math.min(leastGap, Math.abs(atBefore - at));
            atBefore = at;
            boolean fraud = judged && label(moment, made.payment(moment, i), at);
            cleanCount += fraud ? 0 : 1;
            cleanCents += fraud ? 0 : amount;
        }
        Arrays.sort(recent, 0, recentCount);
    }

    double median() {
        return recentCount == 0 ? Double.NaN : (recent[(recentCount - 1) / 2] + recent[recentCount / 2]) / 2.0;
    }

    /** Share of the most frequent amount among the newest. */
    double modeShare() {
        int most = 0;
        for (int from = 0, to = 0; to < recentCount; to++) {
            from = recent[to] == recent[from] ? from : to;
            most = Math.max(most, to - from + 1);
        }
        return recentCount == 0 ? Double.NaN : (double) most / recentCount;
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
        if (recentCount < RECENT) {
            recent[recentCount++] = cents;
        }
        below += cents < moment.point().amountCents() ? 1 : 0;
        small += cents < SMALL_CENTS ? 1 : 0;
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

    private boolean label(Moment moment, int payment, long at) {
        int label = moment.paymentLabel(payment);
        if (label == GraphView.UNLABELLED) {
            return false;
        }
        labels.add(label == GraphView.FRAUD, at, moment.paymentLabelKnownAt(payment), moment.at());
        return label == GraphView.FRAUD;
    }
}
