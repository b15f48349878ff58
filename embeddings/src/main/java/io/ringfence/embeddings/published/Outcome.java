package io.ringfence.embeddings.published;

import io.ringfence.embeddings.HeldOutScores;
import io.ringfence.embeddings.TrainingException;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a protocol.
 *
 * @param protocol its name
 * @param split    how rows were split
 * @param published the best that others have
 * @param folds    by training and test; where there are several, `all` says the mean of their figures
 * @param rows     predictions
 */
public record Outcome(String protocol, String split, String published, List<FoldOutcome> folds, List<Prediction> rows) {
    private static final int ROUNDS = 400;

    public Outcome {
        folds = List.copyOf(folds);
        rows = List.copyOf(rows);
    }

    /** A figure with its 95 % bootstrap interval over rows. */
    public record Figure(String name, double value, double lower, double upper, double noGraph) {
        private Figure of(String model) {
            return named(name + " of " + model);
        }

        private Figure named(String other) {
            return new Figure(other, value, lower, upper, noGraph);
        }
    }

    /** One training and test. */
    public record FoldOutcome(String name, int train, int tested, int fraud, List<Figure> figures) {
        public FoldOutcome {
            figures = List.copyOf(figures);
        }
    }

    /**
     * What was said of one row.
     *
     * @param risk         by the trees
     * @param noGraphRisk  by the trees without the graph
     * @param networkRisk  by the network; NaN where there was none
     * @param togetherRisk by trees and network together; NaN where there was none
     */
    public record Prediction(
            String fold,
            String id,
            boolean fraud,
            double risk,
            double noGraphRisk,
            double networkRisk,
            double togetherRisk) {}

    /**
     * How much is trained.
     *
     * @param budget  how long to look for settings of the trees
     * @param network the graph network to train beside them; null for none
     */
    public record Effort(
            TreesSearch.Budget budget, @Nullable Network network) {}

    /**
     * Runs a protocol.
     *
     * @param data the folder of the data
     * @throws IOException       if the data cannot be read
     * @throws TrainingException if there is too little to learn from
     */
    public static Outcome of(Protocol protocol, TemporalGraph graph, Path data, Effort effort, RunControl control)
            throws IOException, TrainingException {
        var parameters = TrainingSetParameters.DEFAULT;
        var request = new HeldOutScores.Request(
                parameters, protocol::allows, effort.budget(), effort.network(), parameters.seed());
        var outcome = new Collector(protocol.name(), protocol.split(), protocol.published());
        List<Protocol.Fold> wanted = protocol.folds(graph.latest(), data);
        for (Protocol.Fold fold : wanted) {
            control.check(protocol.name() + ", " + fold.name(), outcome.folds.size(), wanted.size());
            outcome.add(protocol, fold.name(), graph, HeldOutScores.of(graph, fold.assignment(), request, control));
        }
        if (wanted.isEmpty()) {
            outcome.add(protocol, "by time", graph, HeldOutScores.byTime(graph, request, control));
        }
        return outcome.outcome();
    }

    /** What has come of a protocol so far. */
    static final class Collector {
        private final String protocol;
        private final String split;
        private final String published;
        private final List<FoldOutcome> folds = new ArrayList<>();
        private final List<Prediction> rows = new ArrayList<>();

        Collector(String protocol, String split, String published) {
            this.protocol = protocol;
            this.split = split;
            this.published = published;
        }

        /** Adds all test rows of a fold. */
        private void add(Protocol of, String name, TemporalGraph graph, HeldOutScores scores) {
            add(name, graph, scores, IntStream.range(0, scores.rows().length).toArray());
            FoldOutcome plain = folds.removeLast();
            var figures = new ArrayList<>(plain.figures());
            for (Protocol.Measure more : of.more(new FoldScores(graph.latest(), scores))) {
                figures.add(new Figure(more.name(), more.trees(), Double.NaN, Double.NaN, more.noGraph()));
            }
            folds.add(new FoldOutcome(name, plain.train(), plain.tested(), plain.fraud(), figures));
        }

        /** Adds some test rows of a fold, named by their places among them. */
        void add(String name, TemporalGraph graph, HeldOutScores scores, int[] places) {
            TrainingSet set = scores.set();
            int[] tested = scores.rows();
            boolean[] allFraud = scores.fraud();
            double[] allTrees = scores.trees();
            double[] allNoGraph = scores.noGraph();
            HeldOutScores.Networked network = scores.network();
            double[] allNetwork = network == null ? new double[0] : network.alone();
            double[] allTogether = network == null ? new double[0] : network.together();
            var some = new ArrayList<Prediction>();
            for (int place : places) {
                int payment = set.payment(tested[place]);
                some.add(new Prediction(
                        name,
                        payment >= 0 ? graph.payments().id(payment) : set.accountId(tested[place]),
                        allFraud[place],
                        allTrees[place],
                        allNoGraph[place],
                        network == null ? Double.NaN : allNetwork[place],
                        network == null ? Double.NaN : allTogether[place]));
            }
            rows.addAll(some);
            folds.add(new FoldOutcome(
                    name, set.size() - tested.length, places.length, count(fraud(some)), figures(some)));
        }

        Outcome outcome() {
            if (folds.size() > 1) {
                folds.add(all(folds, rows));
            }
            return new Outcome(protocol, split, published, folds, rows);
        }
    }

    /** The mean of the figures of all folds; the interval is over all rows together. */
    private static FoldOutcome all(List<FoldOutcome> folds, List<Prediction> rows) {
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < folds.getFirst().figures().size(); i++) {
            int place = i;
            double value = folds.stream()
                    .mapToDouble(one -> one.figures().get(place).value())
                    .average()
                    .orElseThrow();
            double lower = folds.stream()
                    .mapToDouble(one -> one.figures().get(place).value())
                    .min()
                    .orElseThrow();
            double upper = folds.stream()
                    .mapToDouble(one -> one.figures().get(place).value())
                    .max()
                    .orElseThrow();
            double noGraph = folds.stream()
                    .mapToDouble(one -> one.figures().get(place).noGraph())
                    .average()
                    .orElseThrow();
            figures.add(new Figure(
                    folds.getFirst().figures().get(i).name() + " mean, least, most", value, lower, upper, noGraph));
        }
        for (Figure pooled : figures(rows)) {
            figures.add(new Figure(
                    pooled.name() + " pooled", pooled.value(), pooled.lower(), pooled.upper(), pooled.noGraph()));
        }
        int train = folds.stream().mapToInt(FoldOutcome::train).max().orElseThrow();
        return new FoldOutcome("all", train, rows.size(), count(fraud(rows)), figures);
    }

    private static boolean[] fraud(List<Prediction> rows) {
        boolean[] fraud = new boolean[rows.size()];
        for (int i = 0; i < fraud.length; i++) {
            fraud[i] = rows.get(i).fraud();
        }
        return fraud;
    }

    private static List<Figure> figures(List<Prediction> rows) {
        boolean[] fraud = fraud(rows);
        if (count(fraud) == 0 || count(fraud) == fraud.length) {
            return List.of();
        }
        double[] trees = rows.stream().mapToDouble(Prediction::risk).toArray();
        double[] noGraph = rows.stream().mapToDouble(Prediction::noGraphRisk).toArray();
        var figures = new ArrayList<Figure>(figures(trees, noGraph, fraud));
        if (!Double.isNaN(rows.getFirst().networkRisk())) {
            double[] network =
                    rows.stream().mapToDouble(Prediction::networkRisk).toArray();
            double[] together =
                    rows.stream().mapToDouble(Prediction::togetherRisk).toArray();
            figures(network, noGraph, fraud).forEach(one -> figures.add(one.of("network")));
            figures(together, noGraph, fraud).forEach(one -> figures.add(one.of("together")));
            figures.add(figures(together, trees, fraud).getLast().named("AP gain of the network"));
        }
        return figures;
    }

    private static List<Figure> figures(double[] ours, double[] noGraph, boolean[] fraud) {
        double[] auroc = new double[ROUNDS];
        double[] precision = new double[ROUNDS];
        double[] gain = new double[ROUNDS];
        var random = new SplittableRandom(42);
        for (int round = 0; round < ROUNDS; round++) {
            double[] drawn = new double[fraud.length];
            double[] drawnNoGraph = new double[fraud.length];
            boolean[] labels = new boolean[fraud.length];
            do {
                for (int i = 0; i < fraud.length; i++) {
                    int row = random.nextInt(fraud.length);
                    drawn[i] = ours[row];
                    drawnNoGraph[i] = noGraph[row];
                    labels[i] = fraud[row];
                }
            } while (count(labels) == 0 || count(labels) == labels.length);
            auroc[round] = BinaryMetrics.auroc(drawn, labels);
            precision[round] = BinaryMetrics.averagePrecision(drawn, labels);
            gain[round] = precision[round] - BinaryMetrics.averagePrecision(drawnNoGraph, labels);
        }
        double found = BinaryMetrics.averagePrecision(ours, fraud);
        double theirs = BinaryMetrics.averagePrecision(noGraph, fraud);
        return List.of(
                figure("AUROC", BinaryMetrics.auroc(ours, fraud), auroc, BinaryMetrics.auroc(noGraph, fraud)),
                figure("AP", found, precision, theirs),
                figure("AP gain of the graph", found - theirs, gain, 0));
    }

    private static Figure figure(String name, double value, double[] drawn, double noGraph) {
        Arrays.sort(drawn);
        return new Figure(
                name, value, drawn[(int) (0.025 * drawn.length)], drawn[(int) (0.975 * drawn.length)], noGraph);
    }

    private static int count(boolean[] fraud) {
        int count = 0;
        for (boolean one : fraud) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** The figures as lines of text. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(protocol + ": " + split);
        lines.add("  published: " + published);
        for (FoldOutcome fold : folds) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: %,d trained on, %,d tested, %,d fraud",
                    fold.name(),
                    fold.train(),
                    fold.tested(),
                    fold.fraud()));
            for (Figure figure : fold.figures()) {
                String interval = Double.isNaN(figure.lower())
                        ? ""
                        : String.format(Locale.ROOT, " (%.3f to %.3f)", figure.lower(), figure.upper());
                lines.add(String.format(
                        Locale.ROOT,
                        "    %s %.3f%s, without the graph %.3f",
                        figure.name(),
                        figure.value(),
                        interval,
                        figure.noGraph()));
            }
        }
        return lines;
    }
}
