package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.calibration.GroupedMeasures;
import io.ringfence.embeddings.drift.Segments;
import io.ringfence.embeddings.registry.Dossier;
import io.ringfence.embeddings.registry.Dossier.Bounds;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.trees.Table;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.feature.TrainingSet;
import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the dossier of a model from its test rows. */
final class DossierWriter {
    private static final double[] BUDGETS = {0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
    private static final int BINS = 10;
    private static final int EXPLAINED = 500;
    private static final int LEAST_ROWS = 30;
    private static final int MOST_FEATURES = 40;

    private final Rows rows;
    private final boolean[] fraud;
    private final long seed;
    private final Judgement.Models models;
    private final Map<String, double[]> probabilities = new TreeMap<>();

    DossierWriter(Rows rows, Judgement.Models models, long seed) {
        this.rows = rows;
        this.seed = seed;
        this.models = models;
        fraud = rows.set().labels(rows.test());
        probabilities.putAll(Judgement.probabilities(models));
    }

    Dossier write(TreeEnsemble trees, RunControl control) {
        Map<String, Map<String, Bounds>> intervals = new TreeMap<>();
        Map<String, List<Dossier.Bin>> reliability = new TreeMap<>();
        Map<String, GroupedMeasures> measures = new TreeMap<>();
        int done = 0;
        for (Map.Entry<String, double[]> model : probabilities.entrySet()) {
            control.check("drawing intervals", done++, probabilities.size());
            var grouped =
                    new GroupedMeasures(new GroupedMeasures.Rows(model.getValue(), fraud, rows.testGroups()), seed);
            measures.put(model.getKey(), grouped);
            Map<String, Bounds> bounds = new TreeMap<>();
            grouped.measures(Judgement.budget(fraud.length)).forEach((name, range) -> bounds.put(name, bounds(range)));
            intervals.put(model.getKey(), bounds);
            reliability.put(model.getKey(), bins(model.getValue()));
        }
        List<Dossier.Weight> weights = weights(trees, control);
        return new Dossier(
                intervals,
                reliability,
                budgets(measures),
                weights,
                Math.min(EXPLAINED, rows.test().length),
                segments());
    }

    private static Bounds bounds(GroupedMeasures.Range range) {
        return new Bounds(range.value(), range.lower(), range.upper());
    }

    private List<Dossier.Bin> bins(double[] probability) {
        int[] count = new int[BINS];
        double[] promised = new double[BINS];
        int[] kept = new int[BINS];
        for (int i = 0; i < probability.length; i++) {
            int bin = Math.min(BINS - 1, (int) (probability[i] * BINS));
            count[bin]++;
            promised[bin] += probability[i];
            kept[bin] += fraud[i] ? 1 : 0;
        }
        var bins = new ArrayList<Dossier.Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            if (count[bin] > 0) {
                bins.add(new Dossier.Bin(count[bin], promised[bin] / count[bin], kept[bin] / (double) count[bin]));
            }
        }
        return bins;
    }

    private List<Dossier.Budget> budgets(Map<String, GroupedMeasures> measures) {
        GroupedMeasures together = measures.get(ModelSummary.TOGETHER);
        GroupedMeasures noGraph = measures.get(ModelSummary.NO_GRAPH);
        if (together == null || noGraph == null) {
            return List.of();
        }
        var budgets = new ArrayList<Dossier.Budget>();
        int last = 0;
        for (double share : BUDGETS) {
            int budget = (int) Math.round(share * fraud.length);
            if (budget > last) {
                budgets.add(new Dossier.Budget(
                        budget, share, bounds(together.recall(budget)), bounds(noGraph.recall(budget))));
                last = budget;
            }
        }
        return budgets;
    }

    private List<Dossier.Weight> weights(TreeEnsemble trees, RunControl control) {
        int[] columns = trees.features().stream()
                .mapToInt(rows.set().catalogue()::indexOf)
                .toArray();
        int[] test = rows.test();
        int count = Math.min(EXPLAINED, test.length);
        int[] some = new int[count];
        for (int i = 0; i < count; i++) {
            some[i] = test[place(i, count)];
        }
        Table table = rows.table(some, columns);
        Combination together = models.together().combination();
        double[] sums = new double[columns.length];
        double ofNetwork = 0;
        for (int i = 0; i < count; i++) {
            if (i % 50 == 0) {
                control.check("explaining", i, count);
            }
            double[] added = trees.contributions(table.row(i));
            for (int c = 0; c < sums.length; c++) {
                sums[c] += together.trees() * Math.abs(added[c]);
            }
            ofNetwork += Math.abs(together.ofNetwork(models.network().test()[place(i, count)]));
        }
        var weights = new ArrayList<Dossier.Weight>();
        for (int c = 0; c < sums.length; c++) {
            if (sums[c] > 0) {
                weights.add(new Dossier.Weight(trees.features().get(c), sums[c] / count));
            }
        }
        if (ofNetwork > 0) {
            weights.add(new Dossier.Weight(ModelSummary.GRAPH_NETWORK, ofNetwork / count));
        }
        weights.sort(
                Comparator.comparingDouble(Dossier.Weight::logit).reversed().thenComparing(Dossier.Weight::feature));
        return weights.subList(0, Math.min(MOST_FEATURES, weights.size()));
    }

    /** Where, among the test rows, one of so many is that are spread over them. */
    private int place(int one, int count) {
        return (int) ((long) one * rows.test().length / count);
    }

    private List<Dossier.Segment> segments() {
        TrainingSet set = rows.set();
        int[] test = rows.test();
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < test.length; i++) {
            for (String segment : Segments.of(set.view(test[i]), set.point(test[i]))) {
                places.computeIfAbsent(segment, name -> new ArrayList<>()).add(i);
            }
        }
        double[] together = scores(ModelSummary.TOGETHER);
        double[] noGraph = scores(ModelSummary.NO_GRAPH);
        var segments = new ArrayList<Dossier.Segment>();
        places.forEach((name, list) -> {
            if (list.size() >= LEAST_ROWS) {
                int[] at = list.stream().mapToInt(Integer::intValue).toArray();
                boolean[] labels = new boolean[at.length];
                int positives = 0;
                double promised = 0;
                for (int i = 0; i < at.length; i++) {
                    labels[i] = fraud[at[i]];
                    positives += labels[i] ? 1 : 0;
                    promised += together[at[i]];
                }
                boolean both = positives > 0 && positives < at.length;
                segments.add(new Dossier.Segment(
                        name,
                        at.length,
                        positives,
                        promised / at.length,
                        both ? BinaryMetrics.averagePrecision(select(together, at), labels) : Double.NaN,
                        both ? BinaryMetrics.averagePrecision(select(noGraph, at), labels) : Double.NaN));
            }
        });
        return segments;
    }

    private double[] scores(String model) {
        double[] scores = probabilities.get(model);
        if (scores == null) {
            throw new IllegalStateException("there are no scores of " + model);
        }
        return scores;
    }

    private static double[] select(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }
}
