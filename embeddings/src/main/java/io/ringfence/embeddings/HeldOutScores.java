package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.feature.Assignment;
import io.ringfence.feature.Feature;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * What our trainer says of rows whose labels it did not see: the trees on all features, and those without the graph.
 * Settings and the number of trees are found on a part of the training rows held out from the rest, and the trees are
 * then learned from all training rows. Loads a native library. Deterministic for the same graph, request and threads.
 *
 * @param set      the test rows, with their features
 * @param rows     which rows of the set these are
 * @param fraud    their labels
 * @param trees    calibrated probabilities of the trees
 * @param noGraph  the same of the trees that know only what an account itself did
 * @param settings the settings that won
 */
public record HeldOutScores(
        TrainingSet set, int[] rows, boolean[] fraud, double[] trees, double[] noGraph, Map<String, String> settings) {
    private static final int PARTS = 5;

    public HeldOutScores {
        rows = rows.clone();
        fraud = fraud.clone();
        trees = trees.clone();
        noGraph = noGraph.clone();
        settings = Map.copyOf(settings);
    }

    @Override
    public int[] rows() {
        return rows.clone();
    }

    @Override
    public boolean[] fraud() {
        return fraud.clone();
    }

    @Override
    public double[] trees() {
        return trees.clone();
    }

    @Override
    public double[] noGraph() {
        return noGraph.clone();
    }

    /**
     * What to train on and how.
     *
     * @param parameters how rows are drawn
     * @param allowed    features that may be looked at
     * @param budget     how long to look for settings
     * @param seed       fixes every random choice
     */
    public record Request(
            TrainingSetParameters parameters, Predicate<Feature> allowed, TreesSearch.Budget budget, long seed) {}

    /**
     * Trains on what an assignment says to train on, and scores what it says to test on.
     *
     * @throws TrainingException if there is too little to learn from
     */
    public static HeldOutScores of(TemporalGraph graph, Assignment assignment, Request request, RunControl control)
            throws TrainingException {
        Assignment inner = (end, account, payment) -> {
            Split split = assignment.split(end, account, payment);
            return split == Split.TRAIN && validates(end, account, request.seed()) ? Split.VALIDATION : split;
        };
        Rows rows = Rows.of(TrainingSet.build(graph, request.parameters(), inner, control));
        TrainingSet whole = TrainingSet.build(graph, request.parameters(), assignment, control);
        FittedTrees trees = fit(rows, columns(whole, request.allowed()), request, control);
        int[] behaviour = columns(whole, request.allowed().and(feature -> !feature.graph()));
        FittedTrees noGraph = fit(rows, behaviour, request, control);
        return of(
                whole,
                trees.again(whole, columns(whole, request.allowed()), control),
                noGraph.again(whole, behaviour, control));
    }

    /**
     * Trains and scores by time, as `train` does.
     *
     * @throws TrainingException if there is too little to learn from
     */
    public static HeldOutScores byTime(TemporalGraph graph, Request request, RunControl control)
            throws TrainingException {
        Rows rows = Rows.of(TrainingSet.build(graph, request.parameters(), control));
        FittedTrees trees = fit(rows, columns(rows.set(), request.allowed()), request, control);
        int[] behaviour = columns(rows.set(), request.allowed().and(feature -> !feature.graph()));
        return of(rows.set(), trees, fit(rows, behaviour, request, control));
    }

    private static HeldOutScores of(TrainingSet set, FittedTrees trees, FittedTrees noGraph) {
        int[] rows = set.rows(Split.TEST);
        Map<String, String> settings = new TreeMap<>(trees.parameters().describe());
        settings.putAll(trees.search());
        return new HeldOutScores(
                set,
                rows,
                set.labels(rows),
                probabilities(trees.calibration(), trees.test()),
                probabilities(noGraph.calibration(), noGraph.test()),
                settings);
    }

    private static FittedTrees fit(Rows rows, int[] columns, Request request, RunControl control) {
        TreesParameters start = TreesParameters.DEFAULT.withSeed(request.seed());
        return FittedTrees.fit(rows, columns, new FittedTrees.Tuning(start, request.budget()), control);
    }

    private static boolean validates(GraphView end, int account, long seed) {
        var hash = new CRC32C();
        hash.update(("inner:" + seed + ":" + end.entity(account).id()).getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % PARTS == 0;
    }

    private static int[] columns(TrainingSet set, Predicate<Feature> allowed) {
        return IntStream.range(0, set.catalogue().size())
                .filter(i -> allowed.test(set.catalogue().features().get(i)))
                .toArray();
    }

    private static double[] probabilities(Calibration calibration, float[] margins) {
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = calibration.probability(margins[i]);
        }
        return probabilities;
    }
}
