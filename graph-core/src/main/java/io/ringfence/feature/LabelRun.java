package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.util.Arrays;

/**
 * What is known of the labels of a run of payments, given newest first: how many were found to be fraud within each
 * window of {@link EntityHistory#LENGTHS}, how lately, and how the run ends. Windows and weights go by the time at which a
 * label became known, so that they hold whatever the delay.
 */
final class LabelRun {
    private static final double PRIOR = 0.1;
    /** Time in which the weight of a label falls to a part of e, in milliseconds. */
    private static final double FADING = 1.4 * Moment.DAY;

    private static final double FADED_PRIOR = 0.18;

    final int[] fraud = new int[EntityHistory.LENGTHS.length];
    final int[] labelled = new int[EntityHistory.LENGTHS.length];
    /** The newest label, or {@link GraphView#UNLABELLED}. */
    int newest;
    /** Fraud one after the other at the end of the run. */
    int streak;

    private double fadedFraud;
    private double faded;
    private long streakFrom;
    private long latestLegit;
    private long latestFraudKnown;

    void clear() {
        Arrays.fill(fraud, 0);
        Arrays.fill(labelled, 0);
        newest = GraphView.UNLABELLED;
        streak = 0;
        fadedFraud = 0;
        faded = 0;
        streakFrom = Long.MIN_VALUE;
        latestLegit = Long.MIN_VALUE;
        latestFraudKnown = Long.MIN_VALUE;
    }

    /** Adds a label that is known; of payments, newer ones come before. */
    void add(boolean isFraud, long paidAt, long knownAt, long now) {
        if (newest == GraphView.UNLABELLED) {
            newest = isFraud ? GraphView.FRAUD : GraphView.LEGIT;
        }
        long age = now - knownAt;
        for (int w = EntityHistory.ALL; w >= 0 && age <= EntityHistory.LENGTHS[w]; w--) {
            labelled[w]++;
            fraud[w] += isFraud ? 1 : 0;
        }
        double weight = StrictMath.exp(-age / FADING);
        faded += weight;
        if (isFraud) {
            fadedFraud += weight;
            latestFraudKnown = Math.max(latestFraudKnown, knownAt);
            if (latestLegit == Long.MIN_VALUE) {
                streak++;
                streakFrom = paidAt;
            }
        } else {
            latestLegit = Math.max(latestLegit, paidAt);
        }
    }

    int known() {
        return labelled[EntityHistory.ALL];
    }

    float share(int window) {
        return (float) ((fraud[window] + PRIOR) / (labelled[window] + 1));
    }

    /** The share with the latest counting most. */
    float fadedShare() {
        return (float) ((fadedFraud + FADED_PRIOR) / (faded + 1));
    }

    /** Writes seven values: faded share, newest label, streak and its age, time since legit, labels, time since fraud. */
    void fillEnd(Moment moment, float[] row, int at) {
        row[at] = fadedShare();
        row[at + 1] = newest == GraphView.UNLABELLED ? Float.NaN : newest;
        row[at + 2] = streak;
        row[at + 3] = streak == 0 ? Float.NaN : moment.secondsSince(streakFrom);
        row[at + 4] = latestLegit == Long.MIN_VALUE ? Float.NaN : moment.secondsSince(latestLegit);
        row[at + 5] = known();
        row[at + 6] = fraud[EntityHistory.ALL] == 0 ? Float.NaN : moment.secondsSince(latestFraudKnown);
    }

    /** Declares what {@link #fillEnd} writes. */
    static void declareEnd(Declarations all, String prefix, String of, String unit) {
        all.add(prefix + "_faded", "1", "Share of fraud found out " + of + ", the latest counting most.")
                .add(prefix + "_newest", "flag", "Whether the newest payment judged " + of + " was fraud.")
                .add(prefix + "_streak", unit, "Fraud one after the other at the end of what is judged " + of + ".")
                .add(prefix + "_streak_age", "seconds", "Time since that run of fraud " + of + " began.")
                .add(prefix + "_legit_recency", "seconds", "Time since the newest payment found legitimate " + of + ".")
                .add(prefix + "_known", unit, "Payments judged " + of + ".")
                .add(prefix + "_recency", "seconds", "Time since fraud was last found out " + of + ".");
    }
}
