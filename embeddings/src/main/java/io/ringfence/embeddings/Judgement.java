package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.calibration.Resampling;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.evaluation.BinaryMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the test rows say of the three models, and whether the trees may serve.
 *
 * @param metrics  by model, on all test rows
 * @param disjoint by model, on test rows of groups that were not in training; empty where they hold one class alone
 * @param gain     of the trees over the baseline
 * @param reasons  why the trees may not be promoted; empty where they may
 */
record Judgement(Map<String, Metrics> metrics, Map<String, Metrics> disjoint, Gain gain, List<String> reasons) {
    private static final int ROUNDS = 1000;
    private static final int LEAST_BUDGET = 50;
    private static final int BINS = 10;
    private static final int LEAST_FRAUD = 20;
    private static final double LARGEST_ERROR = 0.05;

    /** The three models after training. */
    record Models(FittedTrees baseline, FittedTrees trees, FittedNetwork network) {}

    static Judgement of(Rows rows, Models models, long seed) {
        boolean[] fraud = rows.set().labels(rows.test());
        Map<String, double[]> probabilities = new TreeMap<>();
        probabilities.put(ModelSummary.NO_GRAPH, calibrated(models.baseline.calibration(), models.baseline.test()));
        probabilities.put(ModelSummary.TREES, calibrated(models.trees.calibration(), models.trees.test()));
        probabilities.put(ModelSummary.GRAPH_NETWORK, calibrated(models.network.calibration(), models.network.test()));
        int[] all = java.util.stream.IntStream.range(0, fraud.length).toArray();
        Map<String, Metrics> metrics = metrics(probabilities, fraud, all);
        Map<String, Metrics> disjoint = metrics(probabilities, fraud, rows.disjoint());
        Resampling.Interval interval = Resampling.difference(
                new Resampling.Rows(models.trees.test(), models.baseline.test(), fraud, rows.testGroups()),
                ROUNDS,
                seed);
        Metrics trees = required(metrics, ModelSummary.TREES);
        Gain gain = new Gain(
                trees.auprc() - required(metrics, ModelSummary.NO_GRAPH).auprc(),
                interval.lower(),
                interval.upper(),
                interval.rounds());
        return new Judgement(metrics, disjoint, gain, reasons(trees, gain, models));
    }

    boolean passed() {
        return reasons.isEmpty();
    }

    String text() {
        return passed() ? "passed" : String.join("; ", reasons);
    }

    private static List<String> reasons(Metrics trees, Gain gain, Models models) {
        var reasons = new ArrayList<String>();
        if (trees.positives() < LEAST_FRAUD) {
            reasons.add("only " + trees.positives() + " fraud decisions to judge by, " + LEAST_FRAUD + " are needed");
        }
        if (!(gain.lower() > 0)) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "no proof that the graph helps: average precision against the model without it changes by %+.3f"
                            + " (95 %% interval %+.3f to %+.3f)",
                    gain.difference(),
                    gain.lower(),
                    gain.upper()));
        }
        if (!(trees.ece() <= LARGEST_ERROR)) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "probabilities are off by %.3f on average, at most %.2f is allowed",
                    trees.ece(),
                    LARGEST_ERROR));
        }
        double parity = Math.max(models.network.parity(), Math.max(models.trees.parity(), models.baseline.parity()));
        if (!(parity <= Parity.LIMIT)) {
            reasons.add("scores in Java and in training differ by " + parity);
        }
        return List.copyOf(reasons);
    }

    private static Metrics required(Map<String, Metrics> metrics, String name) {
        Metrics found = metrics.get(name);
        if (found == null) {
            throw new IllegalStateException("the test rows hold one class alone");
        }
        return found;
    }

    private static double[] calibrated(Calibration calibration, float[] margins) {
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = calibration.probability(margins[i]);
        }
        return probabilities;
    }

    private static Map<String, Metrics> metrics(Map<String, double[]> probabilities, boolean[] fraud, int[] places) {
        boolean[] labels = new boolean[places.length];
        int positives = 0;
        for (int i = 0; i < places.length; i++) {
            labels[i] = fraud[places[i]];
            positives += labels[i] ? 1 : 0;
        }
        Map<String, Metrics> metrics = new TreeMap<>();
        if (positives == 0 || positives == places.length) {
            return metrics;
        }
        for (Map.Entry<String, double[]> model : probabilities.entrySet()) {
            double[] scores = new double[places.length];
            for (int i = 0; i < places.length; i++) {
                scores[i] = model.getValue()[places[i]];
            }
            metrics.put(model.getKey(), measure(scores, labels, positives));
        }
        return metrics;
    }

    private static Metrics measure(double[] scores, boolean[] labels, int positives) {
        int budget = Math.max(LEAST_BUDGET, (int) Math.round(scores.length / 100.0));
        return new Metrics(
                scores.length,
                positives,
                BinaryMetrics.auroc(scores, labels),
                BinaryMetrics.averagePrecision(scores, labels),
                BinaryMetrics.recallAtK(scores, labels, positives),
                budget,
                BinaryMetrics.precisionAtK(scores, labels, budget),
                BinaryMetrics.recallAtK(scores, labels, budget),
                BinaryMetrics.brier(scores, labels),
                BinaryMetrics.calibrationError(scores, labels, BINS));
    }
}
