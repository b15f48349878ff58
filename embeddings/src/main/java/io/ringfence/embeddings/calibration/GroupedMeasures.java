package io.ringfence.embeddings.calibration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures of one model with bootstrap intervals that draw whole groups of rows, because rows of tied accounts are no
 * independent witnesses. O(n log n) once and O(n) per round; deterministic for a seed.
 */
public final class GroupedMeasures {
    /** The name of average precision among the measures. */
    public static final String AUPRC = "auprc";

    private static final int ROUNDS = 300;
    private static final int BINS = 10;
    private static final int MEASURES = 6;

    private final Rows rows;
    private final int[] order;
    private final int[] groupOf;
    private final int groups;
    private final long seed;

    /**
     * What is measured.
     *
     * @param probability of fraud, by row
     * @param fraud       labels
     * @param group       which rows belong together
     */
    public record Rows(double[] probability, boolean[] fraud, int[] group) {
        /** Equally long, at least one row. */
        public Rows {
            probability = probability.clone();
            fraud = fraud.clone();
            group = group.clone();
            if (probability.length == 0 || probability.length != fraud.length || probability.length != group.length) {
                throw new IllegalArgumentException("measures need equally many scores, labels and groups");
            }
        }
    }

    /** A measure on the rows as they are, and the middle 95 % of what resampled rows give. */
    public record Range(double value, double lower, double upper) {}

    public GroupedMeasures(Rows rows, long seed) {
        this.rows = rows;
        this.seed = seed;
        int[] distinct = Arrays.stream(rows.group).distinct().sorted().toArray();
        groups = distinct.length;
        groupOf = Arrays.stream(rows.group)
                .map(one -> Arrays.binarySearch(distinct, one))
                .toArray();
        order = java.util.stream.IntStream.range(0, rows.probability.length)
                .boxed()
                .sorted((a, b) -> {
                    int byScore = Double.compare(rows.probability[b], rows.probability[a]);
                    return byScore != 0 ? byScore : Integer.compare(a, b);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** AUROC, average precision, precision and recall at a budget of rows, Brier score and calibration error. */
    public Map<String, Range> measures(int budget) {
        double share = budget / (double) order.length;
        double[][] drawn = new double[MEASURES][ROUNDS];
        double[] asTheyAre = measure(ones(), share);
        int count = 0;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            double[] values = measure(draw(random), share);
            if (!Double.isNaN(values[1])) {
                for (int m = 0; m < MEASURES; m++) {
                    drawn[m][count] = values[m];
                }
                count++;
            }
        }
        String[] names = {"auroc", AUPRC, "precisionAtBudget", "recallAtBudget", "brier", "ece"};
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (int m = 0; m < MEASURES; m++) {
            ranges.put(names[m], range(asTheyAre[m], drawn[m], count));
        }
        return ranges;
    }

    /** The share of the fraud among so many highest scores. */
    public Range recall(int budget) {
        double share = budget / (double) order.length;
        double[] drawn = new double[ROUNDS];
        int count = 0;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            double recall = atBudget(draw(random), share)[1];
            if (!Double.isNaN(recall)) {
                drawn[count++] = recall;
            }
        }
        return range(atBudget(ones(), share)[1], drawn, count);
    }

    private static Range range(double value, double[] drawn, int count) {
        if (count == 0) {
            return new Range(value, Double.NaN, Double.NaN);
        }
        double[] sorted = Arrays.copyOf(drawn, count);
        Arrays.sort(sorted);
        return new Range(value, sorted[(int) (0.025 * count)], sorted[(int) (0.975 * count)]);
    }

    private int[] ones() {
        int[] times = new int[groups];
        Arrays.fill(times, 1);
        return times;
    }

    private int[] draw(SplittableRandom random) {
        int[] times = new int[groups];
        for (int i = 0; i < groups; i++) {
            times[random.nextInt(groups)]++;
        }
        return times;
    }

    private double[] measure(int[] times, double share) {
        double seen = 0;
        double found = 0;
        double precisions = 0;
        double pairs = 0;
        double squares = 0;
        double[] weight = new double[BINS];
        double[] gap = new double[BINS];
        for (int from = 0; from < order.length; ) {
            int to = from;
            double fraud = 0;
            double legit = 0;
            double p = rows.probability[order[from]];
            while (to < order.length && rows.probability[order[to]] == p) {
                int w = times[groupOf[order[to]]];
                fraud += rows.fraud[order[to]] ? w : 0;
                legit += rows.fraud[order[to]] ? 0 : w;
                to++;
            }
            pairs += legit * (found + fraud / 2);
            seen += fraud + legit;
            found += fraud;
            precisions += fraud == 0 ? 0 : fraud * (found / seen);
            squares += fraud * (1 - p) * (1 - p) + legit * p * p;
            int bin = Math.min(BINS - 1, (int) (p * BINS));
            weight[bin] += fraud + legit;
            gap[bin] += (fraud + legit) * p - fraud;
            from = to;
        }
        double error = 0;
        for (double one : gap) {
            error += Math.abs(one);
        }
        double[] budget = atBudget(times, share);
        boolean both = found > 0 && seen > found;
        return new double[] {
            both ? pairs / found / (seen - found) : Double.NaN,
            found > 0 ? precisions / found : Double.NaN,
            budget[0],
            budget[1],
            squares / seen,
            error / seen
        };
    }

    /** Precision and recall among the highest scores that make up a share of the rows; equal scores count in part. */
    private double[] atBudget(int[] times, double share) {
        double all = 0;
        double positives = 0;
        for (int row = 0; row < groupOf.length; row++) {
            all += times[groupOf[row]];
            positives += rows.fraud[row] ? times[groupOf[row]] : 0;
        }
        double room = share * all;
        double taken = 0;
        double found = 0;
        for (int from = 0; from < order.length && taken < room; ) {
            int to = from;
            double fraud = 0;
            double here = 0;
            while (to < order.length && rows.probability[order[to]] == rows.probability[order[from]]) {
                int w = times[groupOf[order[to]]];
                fraud += rows.fraud[order[to]] ? w : 0;
                here += w;
                to++;
            }
            double part = here == 0 ? 0 : Math.min(1, (room - taken) / here);
            taken += part * here;
            found += part * fraud;
            from = to;
        }
        return new double[] {taken == 0 ? Double.NaN : found / taken, positives == 0 ? Double.NaN : found / positives};
    }
}
