package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.calibration.Resampling;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.gnn.NetworkTask;
import io.ringfence.embeddings.gnn.NetworkTrainer;
import io.ringfence.embeddings.trees.Table;
import io.ringfence.embeddings.trees.TreeEnsemble;
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
 * {@code trees}, each network is given alone and with them, each with the interval of its gain over them.
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
        float[][] trees = {};
        for (int i = 2; i < arguments.length; i++) {
            String name = arguments[i];
            float[][] margins = name.equals("no-graph") || name.equals("trees")
                    ? comparison.trees(name.equals("trees"))
                    : comparison.network(Network.of(name));
            System.out.println(Path.of(arguments[0]).getFileName() + " " + arguments[1]);
            comparison.print(name, margins[1], trees);
            if (name.equals("trees")) {
                trees = margins;
            } else if (trees.length > 0) {
                comparison.print("with trees", comparison.together(trees, margins), trees);
            }
        }
    }

    private void print(String name, float[] margins, float[][] trees) {
        boolean[] labels = labels(2);
        double[] scores =
                IntStream.range(0, margins.length).mapToDouble(i -> margins[i]).toArray();
        System.out.printf(
                Locale.ROOT,
                "  %-10s AUPRC %.3f AUROC %.3f%n",
                name,
                BinaryMetrics.averagePrecision(scores, labels),
                BinaryMetrics.auroc(scores, labels));
        if (trees.length > 0) {
            int[] each = IntStream.range(0, labels.length).toArray();
            Resampling.Interval interval =
                    Resampling.difference(new Resampling.Rows(margins, trees[1], labels, each), 1000, 1);
            System.out.printf(
                    Locale.ROOT, "    AUPRC over trees, 95 %%: %+.3f to %+.3f%n", interval.lower(), interval.upper());
        }
    }

    /** Weighed on the validation rows. */
    private float[] together(float[][] trees, float[][] network) {
        Combination together = Combination.fit(trees[0], network[0], labels(1));
        float[] logOdds = new float[trees[1].length];
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = (float) together.logOdds(trees[1][i], network[1][i]);
        }
        return logOdds;
    }

    private boolean[] labels(int part) {
        boolean[] labels = new boolean[split[part].length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fraud[split[part][i]];
        }
        return labels;
    }

    /** Log-odds of validation and test rows. */
    private float[][] trees(boolean graph) {
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
        return new float[][] {
            margins(trees, task.validation()),
            margins(trees, table(extractor, 2).select(columns))
        };
    }

    private static float[] margins(TreeEnsemble trees, Table table) {
        float[] margins = new float[table.rows()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) trees.margin(table.row(i));
        }
        return margins;
    }

    private Table table(FeatureExtractor extractor, int part) {
        int width = extractor.catalogue().size();
        float[] values = new float[split[part].length * width];
        for (int i = 0; i < split[part].length; i++) {
            System.arraycopy(extractor.extract(view, points.get(split[part][i])), 0, values, i * width, width);
        }
        return new Table(values, width, labels(part));
    }

    private float[][] network(Network network) {
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
        return new float[][] {margins(trained, task.validation()), margins(trained, samples(sampler, 2))};
    }

    private static float[] margins(GraphNetwork network, List<Sample> samples) {
        float[] margins = new float[samples.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) network.margin(samples.get(i));
        }
        return margins;
    }

    private List<Sample> samples(GraphSampler sampler, int part) {
        return IntStream.of(split[part])
                .mapToObj(i -> sampler.sample(view, points.get(i), 1))
                .toList();
    }
}
