package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.feature.Assignment;
import io.ringfence.feature.Feature;
import io.ringfence.feature.GraphSampler;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What our trainer says of rows whose labels it did not see: the trees on all features, those without the graph and, where
 * it is asked for, a graph network.
 * Settings and the number of trees are found on a part of the training rows held out from the rest, and the trees are
 * then learned from all training rows; a network, and its weight beside the trees, from those that are not held out. Loads a native library. Deterministic for the same graph, request and threads.
 *
 * @param set      the test rows, with their features
 * @param rows     which rows of the set these are
 * @param fraud    their labels
 * @param trees    calibrated probabilities of the trees
 * @param noGraph  the same of the trees that know only what an account itself did
 * @param network  what a network says; null where none was asked for
 * @param settings the settings that won
 */
public record HeldOutScores(
        TrainingSet set,
        int[] rows,
        boolean[] fraud,
        double[] trees,
        double[] noGraph,
        @Nullable Networked network,
        Map<String, String> settings) {
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
     * Calibrated probabilities.
     *
     * @param alone    of a graph network
     * @param together of the trees and the network, weighed
     */
    public record Networked(double[] alone, double[] together) {
        public Networked {
            alone = alone.clone();
            together = together.clone();
        }

        @Override
        public double[] alone() {
            return alone.clone();
        }

        @Override
        public double[] together() {
            return together.clone();
        }
    }

    /**
     * What to train on and how.
     *
     * @param parameters how rows are drawn
     * @param allowed    features that the trees may look at
     * @param budget     how long to look for settings
     * @param network    the graph network to train beside the trees; null for none
     * @param seed       fixes every random choice
     */
    public record Request(
            TrainingSetParameters parameters,
            Predicate<Feature> allowed,
            TreesSearch.Budget budget,
            @Nullable Network network,
            long seed) {}

    /**
     * Trains on what an assignment says to train on, and scores what it says to test on.
     *
     * @throws TrainingException if there is too little to learn from
     */
    public static HeldOutScores of(TemporalGraph graph, Assignment assignment, Request request, RunControl control)
            throws TrainingException {
        Assignment inner =
                (end, account, payment) -> validates(end, account, request.seed()) ? Split.VALIDATION : Split.TRAIN;
        TrainingSet whole = TrainingSet.build(graph, request.parameters(), assignment, control);
        Rows rows = Rows.of(
                whole.leftOut().capped() == 0
                        ? whole.holdingOut(inner, request.parameters().threads(), control)
                        : TrainingSet.build(graph, request.parameters(), within(assignment, inner), control));
        FittedTrees trees = fit(rows, columns(whole, request.allowed()), request, control);
        int[] behaviour = columns(whole, request.allowed().and(feature -> !feature.graph()));
        FittedTrees noGraph = fit(rows, behaviour, request, control);
        FittedTrees judged = trees.again(whole, columns(whole, request.allowed()), control);
        Networked network = networked(new Trained(rows, trees), judged.test(), whole, request, control);
        return of(whole, judged, noGraph.again(whole, behaviour, control), network);
    }

    /** An assignment, and what another says of what it would train on. */
    private static Assignment within(Assignment assignment, Assignment inner) {
        return (end, account, payment) -> {
            Split split = assignment.split(end, account, payment);
            return split == Split.TRAIN ? inner.split(end, account, payment) : split;
        };
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
        FittedTrees noGraph = fit(rows, behaviour, request, control);
        Networked network = networked(new Trained(rows, trees), trees.test(), rows.set(), request, control);
        return of(rows.set(), trees, noGraph, network);
    }

    /** The trees of rows some of which are held out, and these rows. */
    private record Trained(Rows rows, FittedTrees trees) {}

    /** A network learned from the same rows, and its scores of the test rows of a set beside those of the trees. */
    private static @Nullable Networked networked(
            Trained trained, float[] ofTrees, TrainingSet set, Request request, RunControl control) {
        Network kind = request.network();
        if (kind == null) {
            return null;
        }
        NetworkParameters parameters = NetworkParameters.DEFAULT.withSeed(request.seed());
        var wanted = new FittedNetwork.Wanted(List.of(kind), parameters, null);
        FittedNetwork network = FittedNetwork.best(trained.rows(), wanted, control);
        Combination together =
                Together.fit(trained.rows(), trained.trees(), network).combination();
        GraphSampler sampler =
                kind.sampler(set.catalogue().types(), set.catalogue().attributes());
        int[] rows = set.rows(Split.TEST);
        double[] alone = new double[rows.length];
        double[] both = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double margin =
                    network.network().margin(sampler.sample(set.view(rows[i]), set.point(rows[i]), request.seed()));
            alone[i] = network.calibration().probability(margin);
            both[i] = Combination.probability(together.logOdds(ofTrees[i], margin));
        }
        return new Networked(alone, both);
    }

    private static HeldOutScores of(
            TrainingSet set, FittedTrees trees, FittedTrees noGraph, @Nullable Networked network) {
        int[] rows = set.rows(Split.TEST);
        Map<String, String> settings = new TreeMap<>(trees.parameters().describe());
        settings.putAll(trees.search());
        return new HeldOutScores(
                set,
                rows,
                set.labels(rows),
                probabilities(trees.calibration(), trees.test()),
                probabilities(noGraph.calibration(), noGraph.test()),
                network,
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
