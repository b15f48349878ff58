package io.ringfence.embeddings.calibration;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A paired bootstrap of the difference of two models' average precision on the same rows. It draws whole groups with
 * replacement, because rows of one account, or of tied accounts, are no independent witnesses.
 *
 * <p>O(n log n) once, then O(n) per round. Deterministic for a seed.
 */
public final class Resampling {
    private Resampling() {}

    /** The middle 95 % of the differences seen, and how often the bootstrap drew. */
    public record Interval(double lower, double upper, int rounds) {}

    /**
     * The rows of a comparison.
     *
     * @param better   scores of the model that is hoped to be better
     * @param baseline scores of the other
     * @param fraud    labels
     * @param group    which rows belong together
     */
    public record Rows(float[] better, float[] baseline, boolean[] fraud, int[] group) {
        /** Equally long, at least one row. */
        public Rows {
            better = better.clone();
            baseline = baseline.clone();
            fraud = fraud.clone();
            group = group.clone();
            if (better.length == 0
                    || better.length != baseline.length
                    || better.length != fraud.length
                    || better.length != group.length) {
                throw new IllegalArgumentException("a comparison needs equally many scores, labels and groups");
            }
        }
    }

    /** How often to draw, and what fixes the draws. */
    public record Draws(int rounds, long seed) {}

    /** Bootstraps {@code rounds} times; rounds that draw no fraud at all are left out. */
    public static Interval difference(Rows rows, int rounds, long seed) {
        double[] drawn = draw(rows, new Draws(rounds, seed));
        int count = drawn.length;
        return count == 0
                ? new Interval(-1, 1, 0)
                : new Interval(drawn[(int) (0.025 * count)], drawn[(int) (0.975 * count)], count);
    }

    /** The difference that all draws exceed but for a share of them; −1 where no draw holds fraud. */
    public static double exceeded(Rows rows, Draws draws, double share) {
        double[] drawn = draw(rows, draws);
        return drawn.length == 0 ? -1 : drawn[(int) (share * drawn.length)];
    }

    /** The differences in ascending order. */
    private static double[] draw(Rows rows, Draws draws) {
        int[] groups = Arrays.stream(rows.group).distinct().sorted().toArray();
        int[] groupOf = new int[rows.group.length];
        for (int row = 0; row < groupOf.length; row++) {
            groupOf[row] = Arrays.binarySearch(groups, rows.group[row]);
        }
        int[] better = Ranking.descending(rows.better);
        int[] baseline = Ranking.descending(rows.baseline);
        var random = new SplittableRandom(draws.seed);
        double[] differences = new double[draws.rounds];
        int count = 0;
        for (int round = 0; round < draws.rounds; round++) {
            int[] times = new int[groups.length];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            double first = averagePrecision(rows.better, better, rows.fraud, row -> times[groupOf[row]]);
            double second = averagePrecision(rows.baseline, baseline, rows.fraud, row -> times[groupOf[row]]);
            if (!Double.isNaN(first)) {
                differences[count++] = first - second;
            }
        }
        double[] drawn = Arrays.copyOf(differences, count);
        Arrays.sort(drawn);
        return drawn;
    }

    private static double averagePrecision(
            float[] scores, int[] order, boolean[] fraud, java.util.function.IntUnaryOperator times) {
        double sum = 0;
        long seen = 0;
        long found = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long foundHere = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                int weight = times.applyAsInt(order[to]);
                seen += weight;
                foundHere += fraud[order[to]] ? weight : 0;
                to++;
            }
            found += foundHere;
            sum += foundHere == 0 ? 0 : foundHere * ((double) found / seen);
            from = to;
        }
        return found == 0 ? Double.NaN : sum / found;
    }
}
