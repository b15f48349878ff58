package io.ringfence.evaluation;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How well scores tell fraud from the rest. Every figure is independent of the order of the rows: rows of equal score
 * count as one step, and where a cut falls among them, each counts with the same part. All take O(n log n) time and
 * O(n) memory and are deterministic. NaN where a figure is not defined, such as AUROC of one class.
 */
public final class BinaryMetrics {
    private static final double TAIL = 0.025;

    private BinaryMetrics() {}

    /** Chance that a fraud row scores above another, ties counted half; NaN if a class is missing. */
    public static double auroc(double[] score, boolean[] fraud) {
        int[] order = descending(score, fraud);
        long positives = count(fraud);
        long negatives = fraud.length - positives;
        double wins = 0;
        long negativesLeft = negatives;
        for (int i = 0; i < order.length; ) {
            int to = endOfTie(order, score, i);
            long positiveHere = positives(order, fraud, i, to);
            long negativeHere = to - i - positiveHere;
            negativesLeft -= negativeHere;
            wins += positiveHere * (negativesLeft + 0.5 * negativeHere);
            i = to;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : wins / ((double) positives * negatives);
    }

    /** Area under the precision-recall curve as a sum of steps, one per distinct score; NaN without fraud. */
    public static double averagePrecision(double[] score, boolean[] fraud) {
        int[] order = descending(score, fraud);
        long positives = count(fraud);
        long found = 0;
        double sum = 0;
        for (int i = 0; i < order.length; ) {
            int to = endOfTie(order, score, i);
            long here = positives(order, fraud, i, to);
            found += here;
            sum += here * ((double) found / to);
            i = to;
        }
        return positives == 0 ? Double.NaN : sum / positives;
    }

    /** Share of all fraud that is among the k highest scores; NaN without fraud. */
    public static double recallAtK(double[] score, boolean[] fraud, int k) {
        long positives = count(fraud);
        return positives == 0 ? Double.NaN : foundAtK(score, fraud, k) / positives;
    }

    /** Share of fraud among the k highest scores, of all rows where there are fewer; NaN without rows. */
    public static double precisionAtK(double[] score, boolean[] fraud, int k) {
        return score.length == 0 ? Double.NaN : foundAtK(score, fraud, k) / Math.min(k, score.length);
    }

    /** Mean squared error of probabilities, 0 best. */
    public static double brier(double[] probability, boolean[] fraud) {
        requireProbabilities(probability, fraud);
        double sum = 0;
        for (int i = 0; i < probability.length; i++) {
            double error = probability[i] - (fraud[i] ? 1 : 0);
            sum += error * error;
        }
        return probability.length == 0 ? Double.NaN : sum / probability.length;
    }

    /**
     * Expected calibration error: over {@code bins} bins of equal width, the mean distance of the mean probability and
     * the share of fraud, weighed by rows. A probability of 1 falls into the last bin.
     */
    public static double calibrationError(double[] probability, boolean[] fraud, int bins) {
        requireProbabilities(probability, fraud);
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, got " + bins);
        }
        double[] gap = new double[bins];
        for (int i = 0; i < probability.length; i++) {
            gap[Math.min(bins - 1, (int) (probability[i] * bins))] += probability[i] - (fraud[i] ? 1 : 0);
        }
        double sum = 0;
        for (double each : gap) {
            sum += Math.abs(each);
        }
        return probability.length == 0 ? Double.NaN : sum / probability.length;
    }

    /**
     * Compares two scores of the same rows by resampling the rows with replacement, each time the same rows for both.
     * Time O(rounds × cost of the metric).
     *
     * @param scores two arrays of shape [n]: A's scores and B's
     * @param fraud  the truth, shape [n]
     * @param metric what to compare, such as {@code BinaryMetrics::auroc}; rounds where it is NaN are left out
     * @param plan   rounds and seed
     */
    public static Interval pairedBootstrap(Pair scores, boolean[] fraud, Metric metric, BootstrapPlan plan) {
        requireSameLength(scores.a, fraud);
        int n = fraud.length;
        var random = new SplittableRandom(plan.seed());
        double[] a = new double[n];
        double[] b = new double[n];
        boolean[] truth = new boolean[n];
        double[] differences = new double[plan.rounds()];
        int defined = 0;
        for (int round = 0; round < plan.rounds(); round++) {
            for (int i = 0; i < n; i++) {
                int row = random.nextInt(n);
                a[i] = scores.a[row];
                b[i] = scores.b[row];
                truth[i] = fraud[row];
            }
            double difference = metric.of(a, truth) - metric.of(b, truth);
            if (!Double.isNaN(difference)) {
                differences[defined++] = difference;
            }
        }
        Arrays.sort(differences, 0, defined);
        double whole = metric.of(scores.a.clone(), fraud.clone()) - metric.of(scores.b.clone(), fraud.clone());
        return new Interval(
                whole,
                quantile(differences, defined, TAIL),
                quantile(differences, defined, 1 - TAIL),
                defined,
                plan.seed());
    }

    /** Two scores of the same rows. */
    public static final class Pair {
        private final double[] a;
        private final double[] b;

        /**
         * @param a scores of the one, shape [n]
         * @param b scores of the other, shape [n]
         */
        public Pair(double[] a, double[] b) {
            if (a.length != b.length || a.length == 0) {
                throw new IllegalArgumentException(
                        "both scores need the same rows, at least 1, got " + a.length + " and " + b.length);
            }
            this.a = a.clone();
            this.b = b.clone();
        }
    }

    /**
     * How to resample.
     *
     * @param rounds number of resamples, at least 20
     * @param seed   fixes every draw
     */
    public record BootstrapPlan(int rounds, long seed) {
        public static final BootstrapPlan DEFAULT = new BootstrapPlan(1000, 42);

        public BootstrapPlan {
            if (rounds < 20) {
                throw new IllegalArgumentException("rounds must be at least 20, got " + rounds);
            }
        }
    }

    private static double quantile(double[] sorted, int n, double share) {
        return n == 0 ? Double.NaN : sorted[(int) Math.min(n - 1, Math.floor(share * n))];
    }

    /** Expected number of fraud rows among the k highest, where a tie at the cut is drawn from at random. */
    private static double foundAtK(double[] score, boolean[] fraud, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
        int[] order = descending(score, fraud);
        double found = 0;
        for (int i = 0; i < order.length && i < k; ) {
            int to = endOfTie(order, score, i);
            long here = positives(order, fraud, i, to);
            found += to <= k ? here : here * ((double) (k - i) / (to - i));
            i = to;
        }
        return found;
    }

    private static int[] descending(double[] score, boolean[] fraud) {
        requireSameLength(score, fraud);
        double[] negated = new double[score.length];
        int[] order = new int[score.length];
        for (int i = 0; i < score.length; i++) {
            if (Double.isNaN(score[i])) {
                throw new IllegalArgumentException("score of row " + i + " is not a number");
            }
            negated[i] = 0.0 - score[i];
            order[i] = i;
        }
        DoubleArrays.quickSortIndirect(order, negated);
        return order;
    }

    private static int endOfTie(int[] order, double[] score, int from) {
        int to = from + 1;
        while (to < order.length && score[order[to]] == score[order[from]]) {
            to++;
        }
        return to;
    }

    private static long positives(int[] order, boolean[] fraud, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number += fraud[order[i]] ? 1 : 0;
        }
        return number;
    }

    private static long count(boolean[] fraud) {
        long number = 0;
        for (boolean each : fraud) {
            number += each ? 1 : 0;
        }
        return number;
    }

    private static void requireSameLength(double[] score, boolean[] fraud) {
        if (score.length != fraud.length) {
            throw new IllegalArgumentException(
                    "score and truth need the same length, got " + score.length + " and " + fraud.length);
        }
    }

    private static void requireProbabilities(double[] probability, boolean[] fraud) {
        requireSameLength(probability, fraud);
        for (int i = 0; i < probability.length; i++) {
            if (!(probability[i] >= 0 && probability[i] <= 1)) {
                throw new IllegalArgumentException(
                        "probability of row " + i + " must be 0 to 1, got " + probability[i]);
            }
        }
    }
}
