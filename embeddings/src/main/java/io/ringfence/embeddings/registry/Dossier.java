package io.ringfence.embeddings.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the test rows say of a model at greater length than its {@link Metrics}; the stuff of its report page.
 *
 * @param intervals     by model, then by measure: {@code auroc}, {@code auprc}, {@code precisionAtBudget},
 *                      {@code recallAtBudget}, {@code brier}, {@code ece}
 * @param reliability   by model: what probabilities promise and keep
 * @param budgets       what investigators find with what serves and without the graph, by how many they look at
 * @param contributions mean magnitude of what each feature, and the graph network, adds, largest first
 * @param explained     test rows that the contributions are the mean of
 * @param segments      what serves, part by part of the test rows
 */
public record Dossier(
        Map<String, Map<String, Bounds>> intervals,
        Map<String, List<Bin>> reliability,
        List<Budget> budgets,
        List<Weight> contributions,
        int explained,
        List<Segment> segments) {
    /** Keeps sorted copies. */
    public Dossier {
        intervals = Collections.unmodifiableMap(new TreeMap<>(intervals));
        reliability = Collections.unmodifiableMap(new TreeMap<>(reliability));
        budgets = List.copyOf(budgets);
        contributions = List.copyOf(contributions);
        segments = List.copyOf(segments);
    }

    /**
     * A measure with its 95 % bootstrap interval, which draws whole groups of tied accounts.
     *
     * @param value on the rows as they are
     * @param lower end of the interval
     * @param upper end of the interval
     */
    public record Bounds(double value, double lower, double upper) {}

    /**
     * The rows whose probability lies in one tenth.
     *
     * @param rows     how many
     * @param promised mean probability
     * @param kept     share of fraud among them
     */
    public record Bin(int rows, double promised, double kept) {}

    /**
     * What is found among so many highest scores.
     *
     * @param rows     scores looked at
     * @param share    the same as a share of all
     * @param together share of the fraud that is found, with its interval
     * @param noGraph  the same without the graph
     */
    public record Budget(int rows, double share, Bounds together, Bounds noGraph) {}

    /**
     * How much a feature matters.
     *
     * @param feature its name
     * @param logit   mean magnitude of what it adds, in log-odds
     */
    public record Weight(String feature, double logit) {}

    /**
     * A part of the test rows.
     *
     * @param name      such as {@code account age < 7 d}
     * @param rows      how many
     * @param positives of these, fraud
     * @param promised  mean probability
     * @param auprc     average precision; NaN where one class is absent
     * @param noGraph   the same without the graph
     */
    public record Segment(String name, int rows, int positives, double promised, double auprc, double noGraph) {}
}
