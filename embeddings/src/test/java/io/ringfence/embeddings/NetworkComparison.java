package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Ranking;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.gnn.NetworkTask;
import io.ringfence.embeddings.gnn.NetworkTrainer;
import io.ringfence.embeddings.gnn.Pretraining;
import io.ringfence.embeddings.learning.Tensor;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.feature.GraphSampler;
import io.ringfence.feature.Sample;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.RunControl;
import io.ringfence.simulation.SimulationParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trials by hand on ring worlds that no setting was chosen on, split by time: {@code compare ACCOUNTS SEED…} prints the
 * baseline, the trees, each network and each network with the trees; {@code pretrain ACCOUNTS SEED…} prints what pretraining is worth with few labels.
 */
final class NetworkComparison {
    private static final NetworkParameters PARAMETERS = NetworkParameters.DEFAULT;
    private static final int DRAWS = 5;

    private NetworkComparison() {}

    public static void main(String[] arguments) throws Exception {
        NativeSettings.apply();
        for (int i = 2; i < arguments.length; i++) {
            long seed = Long.parseLong(arguments[i]);
            var parameters = SimulationParameters.DEFAULT
                    .withAccounts(Integer.parseInt(arguments[1]))
                    .withSeed(seed);
            var set = TrainingSet.build(SimulatedGraph.of(parameters), TrainingSetParameters.DEFAULT, RunControl.NONE);
            Rows rows = Rows.of(set);
            if (arguments[0].equals("compare")) {
                compare(rows, seed);
            } else {
                pretrain(rows, seed);
            }
        }
    }

    private static void compare(Rows rows, long seed) throws Exception {
        boolean[] fraud = rows.set().labels(rows.test());
        int[] all = IntStream.range(0, rows.set().catalogue().size()).toArray();
        int[] behaviour = IntStream.of(all)
                .filter(i -> !rows.set().catalogue().features().get(i).graph())
                .toArray();
        print(
                seed,
                "no-graph",
                FittedTrees.fit(rows, behaviour, TreesParameters.DEFAULT, RunControl.NONE)
                        .test(),
                fraud);
        var trees = FittedTrees.fit(rows, all, TreesParameters.DEFAULT, RunControl.NONE);
        print(seed, "trees", trees.test(), fraud);
        Path folder = Files.createTempDirectory("comparison");
        for (Network network : Network.values()) {
            long start = System.nanoTime();
            var fitted = FittedNetwork.best(
                    rows, new FittedNetwork.Wanted(List.of(network), PARAMETERS, folder), RunControl.NONE);
            print(seed, network.label(), fitted.test(), fraud);
            var together = Together.fit(rows, trees, fitted);
            print(seed, "with trees", together.test(), fraud);
            System.out.printf(
                    Locale.ROOT,
                    "    validation %.3f, parity %.1e, weight %.2f beside %.2f of the trees, %.1f s%n",
                    fitted.score(),
                    fitted.parity(),
                    together.combination().network(),
                    together.combination().trees(),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static void print(long seed, String name, float[] margins, boolean[] fraud) {
        double[] scores =
                IntStream.range(0, margins.length).mapToDouble(i -> margins[i]).toArray();
        System.out.printf(
                Locale.ROOT,
                "%d %-10s AUPRC %.3f AUROC %.3f%n",
                seed,
                name,
                BinaryMetrics.averagePrecision(scores, fraud),
                BinaryMetrics.auroc(scores, fraud));
    }

    private static void pretrain(Rows rows, long seed) {
        TrainingSet set = rows.set();
        GraphSampler sampler = Network.SAGE.sampler(set.catalogue().types(), List.of());
        List<Sample> train = samples(set, sampler, rows.train());
        List<Sample> validation = samples(set, sampler, rows.validation());
        List<Sample> test = samples(set, sampler, rows.test());
        boolean[] fraud = set.labels(rows.test());
        Map<String, Tensor> weights =
                Pretraining.run(Network.SAGE, sampler.relationDim(), train, PARAMETERS.withEpochs(10), RunControl.NONE);
        for (double share : new double[] {0.01, 0.05, 1}) {
            double[] fresh = new double[DRAWS];
            double[] pretrained = new double[DRAWS];
            for (int draw = 0; draw < (share == 1 ? 1 : DRAWS); draw++) {
                var random = new SplittableRandom(seed * 100 + draw);
                int[] some = drawn(set.labels(rows.train()), share, random);
                int[] judged = drawn(set.labels(rows.validation()), Math.min(1, 2 * share), random);
                var task = new NetworkTask(
                        Network.SAGE,
                        List.of(),
                        sampler.relationDim(),
                        IntStream.of(some).mapToObj(train::get).toList(),
                        labels(set.labels(rows.train()), some),
                        IntStream.of(judged).mapToObj(validation::get).toList(),
                        labels(set.labels(rows.validation()), judged));
                fresh[draw] = score(task, new NetworkTrainer.Start(null, Map.of()), test, fraud);
                pretrained[draw] = score(task, new NetworkTrainer.Start(null, weights), test, fraud);
            }
            int draws = share == 1 ? 1 : DRAWS;
            System.out.printf(
                    Locale.ROOT,
                    "%d labels %.0f %%: fresh %.3f, pretrained %.3f; better in %d of %d draws%n",
                    seed,
                    100 * share,
                    IntStream.range(0, draws)
                            .mapToDouble(i -> fresh[i])
                            .average()
                            .orElse(0),
                    IntStream.range(0, draws)
                            .mapToDouble(i -> pretrained[i])
                            .average()
                            .orElse(0),
                    IntStream.range(0, draws)
                            .filter(i -> pretrained[i] > fresh[i])
                            .count(),
                    draws);
        }
    }

    private static double score(NetworkTask task, NetworkTrainer.Start start, List<Sample> test, boolean[] fraud) {
        var network =
                NetworkTrainer.train(task, PARAMETERS, start, RunControl.NONE).network();
        float[] margins = new float[test.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) network.margin(test.get(i));
        }
        return Ranking.averagePrecision(margins, fraud);
    }

    private static List<Sample> samples(TrainingSet set, GraphSampler sampler, int[] rows) {
        return IntStream.of(rows)
                .mapToObj(row -> sampler.sample(set.view(row), set.point(row), 42))
                .toList();
    }

    /** A share of each class, two of each at least. */
    private static int[] drawn(boolean[] fraud, double share, SplittableRandom random) {
        return IntStream.concat(of(fraud, true, share, random), of(fraud, false, share, random))
                .sorted()
                .toArray();
    }

    private static IntStream of(boolean[] fraud, boolean wanted, double share, SplittableRandom random) {
        int[] places =
                IntStream.range(0, fraud.length).filter(i -> fraud[i] == wanted).toArray();
        int count = Math.min(places.length, Math.max(2, (int) Math.round(share * places.length)));
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(places.length - i);
            int kept = places[i];
            places[i] = places[other];
            places[other] = kept;
        }
        return IntStream.of(places).limit(count);
    }

    private static boolean[] labels(boolean[] fraud, int[] places) {
        boolean[] labels = new boolean[places.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fraud[places[i]];
        }
        return labels;
    }
}
