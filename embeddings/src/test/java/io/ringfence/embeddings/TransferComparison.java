package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Resampling;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.gnn.NetworkTask;
import io.ringfence.embeddings.gnn.NetworkTrainer;
import io.ringfence.embeddings.trees.Table;
import io.ringfence.embeddings.trees.TreeTrainer;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.feature.GraphSampler;
import io.ringfence.feature.Sample;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A trial by hand on a folder of AMLSim: {@code FOLDER SEED no-graph|trees|sage|wave|transfers…}. Its labels carry no time,
 * so accounts are judged as they stand at the end, no label is a feature, and the split is by chance: 60, 20 and 20 %. After
 * {@code trees}, each network is given with the interval of its gain over them.
 */
final class TransferComparison {
    private static final Source SOURCE = new Source("amlsim", 1);
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private final GraphView view;
    private final List<DecisionPoint> points = new ArrayList<>();
    private final boolean[] fraud;
    private final int[][] split = new int[3][];

    private TransferComparison(Path folder, long seed) throws IOException {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        List<String[]> nodes = rows(folder.resolve("nodes.csv.gz"));
        for (String[] node : nodes) {
            graph.append(new Event.AccountOpened(node[0], START, START, SOURCE));
        }
        int row = 0;
        for (String[] cells : rows(folder.resolve("transactions.csv.gz"))) {
            Instant at = START.plus(Duration.ofDays(Long.parseLong(cells[3])));
            long cents = Math.round(100 * Double.parseDouble(cells[2]));
            var to = new Event.Parties(null, null, null, cells[1], null);
            graph.append(new Event.PaymentMade("t" + row++, cells[0], cents, "USD", to, at, at, SOURCE));
        }
        view = graph.latest();
        fraud = new boolean[nodes.size()];
        for (int i = 0; i < fraud.length; i++) {
            points.add(DecisionPoint.ofAccount(view.node(EntityId.account(nodes.get(i)[0])), view.asOf()));
            fraud[i] = nodes.get(i)[1].equals("1");
        }
        var random = new SplittableRandom(seed);
        int[] part =
                random.ints(fraud.length, 0, 5).map(i -> Math.max(0, i - 2)).toArray();
        for (int i = 0; i < split.length; i++) {
            int wanted = i;
            split[i] = IntStream.range(0, part.length)
                    .filter(one -> part[one] == wanted)
                    .toArray();
        }
    }

    private static List<String[]> rows(Path file) throws IOException {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    public static void main(String[] arguments) throws IOException {
        NativeSettings.apply();
        var comparison = new TransferComparison(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        double[] trees = new double[0];
        for (int i = 2; i < arguments.length; i++) {
            String name = arguments[i];
            double[] scores = name.equals("no-graph") || name.equals("trees")
                    ? comparison.trees(name.equals("trees"))
                    : comparison.network(Network.of(name));
            boolean[] labels = comparison.labels(2);
            System.out.printf(
                    Locale.ROOT,
                    "%s %s %-10s AUPRC %.3f AUROC %.3f%n",
                    Path.of(arguments[0]).getFileName(),
                    arguments[1],
                    name,
                    BinaryMetrics.averagePrecision(scores, labels),
                    BinaryMetrics.auroc(scores, labels));
            if (name.equals("trees")) {
                trees = scores;
            } else if (trees.length > 0) {
                var rows = new Resampling.Rows(
                        floats(scores),
                        floats(trees),
                        labels,
                        IntStream.range(0, labels.length).toArray());
                Resampling.Interval interval = Resampling.difference(rows, 1000, 1);
                System.out.printf(
                        Locale.ROOT,
                        "    AUPRC over trees, 95 %%: %+.3f to %+.3f%n",
                        interval.lower(),
                        interval.upper());
            }
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private boolean[] labels(int part) {
        boolean[] labels = new boolean[split[part].length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fraud[split[part][i]];
        }
        return labels;
    }

    private double[] trees(boolean graph) {
        var extractor = new FeatureExtractor(FeatureCatalogue.of(view.graph()));
        List<Feature> features = extractor.catalogue().features();
        int[] columns = IntStream.range(0, features.size())
                .filter(i -> graph || !features.get(i).graph())
                .toArray();
        List<String> names =
                IntStream.of(columns).mapToObj(i -> features.get(i).name()).toList();
        var task = new TreeTrainer.Task(
                table(extractor, 0).select(columns),
                table(extractor, 1).select(columns),
                names,
                new int[columns.length]);
        var trees = TreeTrainer.train(task, TreesParameters.DEFAULT, RunControl.NONE)
                .trees();
        Table test = table(extractor, 2).select(columns);
        return IntStream.range(0, test.rows())
                .mapToDouble(i -> trees.margin(test.row(i)))
                .toArray();
    }

    private Table table(FeatureExtractor extractor, int part) {
        int width = extractor.catalogue().size();
        float[] values = new float[split[part].length * width];
        for (int i = 0; i < split[part].length; i++) {
            System.arraycopy(extractor.extract(view, points.get(split[part][i])), 0, values, i * width, width);
        }
        return new Table(values, width, labels(part));
    }

    private double[] network(Network network) {
        GraphSampler sampler = network.sampler(view.graph().types(), List.of());
        var task = new NetworkTask(
                network,
                List.of(),
                sampler.relationDim(),
                samples(sampler, 0),
                labels(0),
                samples(sampler, 1),
                labels(1));
        var trained = NetworkTrainer.train(task, NetworkParameters.DEFAULT, RunControl.NONE)
                .network();
        return samples(sampler, 2).stream().mapToDouble(trained::margin).toArray();
    }

    private List<Sample> samples(GraphSampler sampler, int part) {
        return IntStream.of(split[part])
                .mapToObj(i -> sampler.sample(view, points.get(i), 1))
                .toList();
    }
}
