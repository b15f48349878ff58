package io.ringfence.embeddings;

import ai.onnxruntime.OrtException;
import io.ringfence.embeddings.gnn.DjlNetwork;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.gnn.NetworkTask;
import io.ringfence.embeddings.gnn.NetworkTrainer;
import io.ringfence.embeddings.gnn.OnnxSage;
import io.ringfence.embeddings.gnn.SageProducts;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.embeddings.trees.XgboostTrees;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.feature.GraphSampler;
import io.ringfence.feature.Sample;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision of a simulated world after the other: 300 trees of depth 5 on all features and a graph network of width 32,
 * in pure Java, XGBoost, ONNX Runtime and DJL. Features and samples are given; making them is measured apart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class ScoringBenchmark {
    private static final int ACCOUNTS = 3000;
    private static final NetworkParameters QUICK = new NetworkParameters(32, 1, 1, 512, 0.005, 2000, 42);

    private TrainingSet set;
    private int[] rows;
    private float[][] features;
    private XgboostTrees xgboost;
    private TreeEnsemble trees;
    private GraphNetwork sage;
    private GraphNetwork wave;
    private GraphNetwork transfers;
    private Sample[] samples;
    private Sample[] twoHops;
    private Sample[] edges;
    private SageProducts products;
    private DjlNetwork djl;
    private OnnxSage onnx;
    private FeatureExtractor extractor;
    private GraphSampler sampler;
    private int next;

    @Setup
    public void setUp() throws Exception {
        NativeSettings.apply();
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        RingWorld.simulate(SimulationParameters.DEFAULT.withAccounts(ACCOUNTS), RunControl.NONE)
                .events()
                .forEach(graph::append);
        set = TrainingSet.build(graph, TrainingSetParameters.DEFAULT, RunControl.NONE);
        rows = IntStream.of(set.rows(Split.TRAIN)).limit(2000).toArray();
        features = IntStream.of(rows).mapToObj(set::features).toArray(float[][]::new);
        xgboost = new XgboostTrees(set, rows);
        trees = xgboost.trees();
        samples = samples(Network.SAGE);
        twoHops = samples(Network.WAVE);
        edges = samples(Network.TRANSFERS);
        sage = network(Network.SAGE, samples);
        wave = network(Network.WAVE, twoHops);
        transfers = network(Network.TRANSFERS, edges);
        products = new SageProducts(sage, samples);
        djl = new DjlNetwork(sage);
        onnx = new OnnxSage(sage);
        extractor = new FeatureExtractor(set.catalogue());
        sampler = Network.SAGE.sampler(graph.types(), List.of());
        for (int i = 0; i < 200; i++) {
            require(sage.margin(samples[i]), djl.margin(samples[i]));
            require(sage.margin(samples[i]), onnx.margin(samples[i]));
            require(trees.margin(features[i]), xgboost.margin(features[i]));
        }
    }

    private static void require(double expected, double got) {
        if (Math.abs(expected - got) > 1e-4) {
            throw new IllegalStateException("expected " + expected + ", got " + got);
        }
    }

    private Sample[] samples(Network network) {
        GraphSampler some = network.sampler(set.catalogue().types(), List.of());
        return IntStream.of(rows)
                .mapToObj(row -> some.sample(set.view(row), set.point(row), 1))
                .toArray(Sample[]::new);
    }

    private GraphNetwork network(Network network, Sample[] some) {
        int dimension = network.sampler(set.catalogue().types(), List.of()).relationDim();
        boolean[] fraud = set.labels(rows);
        var task = new NetworkTask(network, List.of(), dimension, List.of(some), fraud, List.of(some), fraud);
        return NetworkTrainer.train(task, QUICK, RunControl.NONE).network();
    }

    @TearDown
    public void tearDown() {
        djl.close();
        onnx.close();
        xgboost.close();
    }

    private int next() {
        next = (next + 1) % rows.length;
        return next;
    }

    @Benchmark
    public double javaTreesAndNetwork() {
        int i = next();
        return trees.margin(features[i]) + sage.margin(samples[i]);
    }

    @Benchmark
    public double javaTrees() {
        return trees.margin(features[next()]);
    }

    @Benchmark
    public double javaSage() {
        return sage.margin(samples[next()]);
    }

    /** Of {@link #javaSage} the arithmetic alone. */
    @Benchmark
    public double javaSageProducts() {
        return products.run(next());
    }

    @Benchmark
    public double javaWave() {
        return wave.margin(twoHops[next()]);
    }

    @Benchmark
    public double javaTransfers() {
        return transfers.margin(edges[next()]);
    }

    @Benchmark
    public float xgboostTrees() throws XGBoostError {
        return xgboost.margin(features[next()]);
    }

    @Benchmark
    public float onnxSage() throws OrtException {
        return onnx.margin(samples[next()]);
    }

    @Benchmark
    public float djlSage() {
        return djl.margin(samples[next()]);
    }

    /** What comes before the trees. */
    @Benchmark
    public float[] features() {
        int row = rows[next()];
        return extractor.extract(set.view(row), set.point(row));
    }

    /** What comes before the network. */
    @Benchmark
    public Sample sampling() {
        int row = rows[next()];
        return sampler.sample(set.view(row), set.point(row), 1);
    }
}
