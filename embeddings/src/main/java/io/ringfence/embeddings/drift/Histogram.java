package io.ringfence.embeddings.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often a number lay in each interval, and how often it was missing.
 *
 * @param edges   inner ends of the intervals, rising; an interval holds its upper end
 * @param counts  one per interval, one more than edges
 * @param missing how often there was no number
 */
public record Histogram(List<Double> edges, List<Integer> counts, int missing) {
    /** Half a case in each interval: an empty one must not make the index infinite. */
    private static final double PRIOR = 0.5;

    /** Keeps copies. */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (counts.size() != edges.size() + 1) {
            throw new IllegalArgumentException(
                    "a histogram of " + edges.size() + " edges needs one count more, got " + counts.size());
        }
    }

    /** Inner edges that part values into at most so many intervals as equally full as ties allow. */
    public static List<Double> edges(double[] values, int bins) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        var edges = new ArrayList<Double>();
        for (int i = 1; i < bins && sorted.length > 0; i++) {
            double edge = sorted[(int) ((long) i * sorted.length / bins)];
            if ((edges.isEmpty() || edge > edges.getLast()) && edge < sorted[sorted.length - 1]) {
                edges.add(edge);
            }
        }
        // Where most values are equal the quantiles fall together; what lies below and above still counts.
        if (sorted.length > 0 && edges.isEmpty() && sorted[0] < sorted[sorted.length - 1]) {
            edges.add(sorted[0]);
        }
        return edges;
    }

    /** How values fall into intervals of given edges. */
    public static Histogram of(double[] values, List<Double> edges) {
        int[] counts = new int[edges.size() + 1];
        int missing = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                missing++;
            } else {
                int place = 0;
                while (place < edges.size() && value > edges.get(place)) {
                    place++;
                }
                counts[place]++;
            }
        }
        return new Histogram(edges, Arrays.stream(counts).boxed().toList(), missing);
    }

    /** How many cases there were, missing ones included. */
    public int total() {
        return missing + counts.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The population stability index against another histogram of the same edges: the sum over intervals, the missing
     * ones being one, of the difference of shares times the logarithm of their ratio. 0 for equal ones; O(intervals).
     */
    public double psi(Histogram other) {
        if (!edges.equals(other.edges)) {
            throw new IllegalArgumentException("histograms of different edges cannot be compared");
        }
        double cells = counts.size() + 1.0;
        double sum = term(missing, other.missing, other, cells);
        for (int i = 0; i < counts.size(); i++) {
            sum += term(counts.get(i), other.counts.get(i), other, cells);
        }
        return sum;
    }

    private double term(int mine, int theirs, Histogram other, double cells) {
        double share = (mine + PRIOR) / (total() + PRIOR * cells);
        double expected = (theirs + PRIOR) / (other.total() + PRIOR * cells);
        return (share - expected) * Math.log(share / expected);
    }

    /**
     * What the index of two samples of one and the same population stays below in all but one of a thousand cases: it
     * is distributed as chi-squared over the harmonic size of the samples.
     */
    double noise(Histogram other) {
        double freedom = counts.size();
        double high = freedom + 3.1 * Math.sqrt(2 * freedom) + 4;
        return high * (1.0 / Math.max(1, total()) + 1.0 / Math.max(1, other.total()));
    }

    /** The value below which about half of the cases lie, to the precision of the intervals; NaN where all are missing. */
    double median() {
        int present = total() - missing;
        int below = 0;
        for (int i = 0; i < counts.size() && present > 0; i++) {
            below += counts.get(i);
            if (2L * below >= present) {
                return edges.isEmpty() ? Double.NaN : edges.get(Math.min(i, edges.size() - 1));
            }
        }
        return Double.NaN;
    }
}
