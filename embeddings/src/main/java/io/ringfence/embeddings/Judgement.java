package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.calibration.Resampling;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.GateCheck;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.evaluation.BinaryMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the test rows say of the models, and whether trees and network together may serve.
 *
 * @param metrics     by model, on all test rows
 * @param disjoint    by model, on test rows of groups that were not in training; empty where they hold one class alone
 * @param gain        of trees and network together over the baseline
 * @param networkGain of trees and network together over the trees alone
 * @param checks      the conditions of promotion that the test rows decide
 */
record Judgement(
        Map<String, Metrics> metrics,
        Map<String, Metrics> disjoint,
        Gain gain,
        Gain networkGain,
        List<GateCheck> checks) {
    private static final int ROUNDS = 1000;
    private static final int LEAST_BUDGET = 50;
    private static final int BINS = 10;
    private static final int LEAST_FRAUD = 20;
    private static final double LARGEST_ERROR = 0.05;

    /** The models after training. */
    record Models(FittedTrees baseline, FittedTrees trees, FittedNetwork network, Together together) {}

    static Judgement of(Rows rows, Models models, long seed) {
        boolean[] fraud = rows.set().labels(rows.test());
        Map<String, double[]> probabilities = probabilities(models);
        int[] all = java.util.stream.IntStream.range(0, fraud.length).toArray();
        Map<String, Metrics> metrics = metrics(probabilities, fraud, all);
        Map<String, Metrics> disjoint = metrics(probabilities, fraud, rows.disjoint());
        Metrics together = required(metrics, ModelSummary.TOGETHER);
        var test = new Test(fraud, rows.testGroups(), seed);
        Gain gain = test.gain(
                models.together.test(),
                models.baseline.test(),
                together.auprc() - required(metrics, ModelSummary.NO_GRAPH).auprc());
        Gain networkGain = test.gain(
                models.together.test(),
                models.trees.test(),
                together.auprc() - required(metrics, ModelSummary.TREES).auprc());
        return new Judgement(metrics, disjoint, gain, networkGain, checks(together, gain, models));
    }

    /** The test rows, by which a model is held against another. */
    @SuppressWarnings("ArrayRecordComponent") // rows of one training, handed on
    record Test(boolean[] fraud, int[] groups, long seed) {
        Gain gain(float[] ours, float[] theirs, double difference) {
            Resampling.Interval interval =
                    Resampling.difference(new Resampling.Rows(ours, theirs, fraud, groups), ROUNDS, seed);
            return new Gain(difference, interval.lower(), interval.upper(), interval.rounds());
        }
    }

    /** The calibrated probabilities of the test rows, by model. */
    static Map<String, double[]> probabilities(Models models) {
        Map<String, double[]> probabilities = new TreeMap<>();
        probabilities.put(ModelSummary.NO_GRAPH, calibrated(models.baseline.calibration(), models.baseline.test()));
        probabilities.put(ModelSummary.TREES, calibrated(models.trees.calibration(), models.trees.test()));
        probabilities.put(ModelSummary.GRAPH_NETWORK, calibrated(models.network.calibration(), models.network.test()));
        probabilities.put(ModelSummary.TOGETHER, models.together.probabilities());
        return probabilities;
    }

    /** How many of so many rows investigators can look at. */
    static int budget(int rows) {
        return Math.max(LEAST_BUDGET, (int) Math.round(rows / 100.0));
    }

    private static List<GateCheck> checks(Metrics together, Gain gain, Models models) {
        double parity = Math.max(models.network.parity(), Math.max(models.trees.parity(), models.baseline.parity()));
        return List.of(
                new GateCheck(
                        GateCheck.EVIDENCE,
                        together.positives(),
                        LEAST_FRAUD,
                        together.positives() >= LEAST_FRAUD,
                        together.positives() + " fraud decisions to judge by, at least " + LEAST_FRAUD + " are needed"),
                new GateCheck(
                        GateCheck.GRAPH,
                        gain.lower(),
                        0,
                        gain.lower() > 0,
                        String.format(
                                Locale.ROOT,
                                "%saverage precision against the model without the graph changes by %+.3f (95 %%"
                                        + " interval %+.3f to %+.3f, which must lie above 0)",
                                gain.lower() > 0 ? "" : "no proof that the graph helps: ",
                                gain.difference(),
                                gain.lower(),
                                gain.upper())),
                new GateCheck(
                        GateCheck.CALIBRATION,
                        together.ece(),
                        LARGEST_ERROR,
                        together.ece() <= LARGEST_ERROR,
                        String.format(
                                Locale.ROOT,
                                "probabilities are off by %.3f on average, at most %.2f is allowed",
                                together.ece(),
                                LARGEST_ERROR)),
                new GateCheck(
                        GateCheck.PARITY,
                        parity,
                        Parity.LIMIT,
                        parity <= Parity.LIMIT,
                        "scores in Java and in the library that trained are " + parity + " apart, at most "
                                + Parity.LIMIT + " is allowed"));
    }

    static Metrics required(Map<String, Metrics> metrics, String name) {
        Metrics found = metrics.get(name);
        if (found == null) {
            throw new IllegalStateException("the test rows hold one class alone");
        }
        return found;
    }

    static double[] calibrated(Calibration calibration, float[] margins) {
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = calibration.probability(margins[i]);
        }
        return probabilities;
    }

    static Map<String, Metrics> metrics(Map<String, double[]> probabilities, boolean[] fraud, int[] places) {
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
        int budget = budget(scores.length);
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
