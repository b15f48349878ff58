package io.ringfence.community;

import io.ringfence.benchmark.Inputs;
import io.ringfence.projection.Projection;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeIntArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Leiden at resolution 1 beside networkanalysis at the same number of iterations, in one JVM. The modularity of each last
 * result is printed, since a time means nothing without it. For the large inputs: {@code -p input=entity -wi 0 -i 1}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx8g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class LeidenBenchmark {
    @Param({"enron", "entity-small", "kron16"})
    String input;

    @Param({"1", "10"})
    int iterations;

    @Param("2")
    int threads;

    private Projection graph = Projection.of(0, new int[0][]);
    private Network network = new Network(1, true, new long[] {0, 0}, new LargeIntArray(0), false);
    private int[] labels = {};

    /** Loads the graph twice. */
    @Setup
    public void load() {
        graph = Inputs.graph(input);
        int n = graph.nodeCount();
        long[] begins = new long[n + 1];
        var neighbours = new LargeIntArray(2 * graph.edgeCount());
        long at = 0;
        for (int node = 0; node < n; node++) {
            begins[node] = at;
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                neighbours.set(at++, graph.neighbour(node, slot));
            }
        }
        begins[n] = at;
        network = new Network(n, true, begins, neighbours, false);
    }

    /** Prints how good the last result is. */
    @TearDown
    public void report() {
        Communities found = Communities.ofLabels(labels);
        System.out.printf("modularity %.4f, %d communities%n", found.modularity(graph, 1), found.count());
    }

    @Benchmark
    public int[] leiden() {
        labels = Leiden.find(graph, parameters(), Inputs.threads(threads)).labels();
        return labels;
    }

    @Benchmark
    public int[] louvain() {
        var parameters = new LouvainParameters(
                LeidenParameters.Objective.MODULARITY,
                1,
                iterations,
                parameters().seed());
        labels = Louvain.find(graph, parameters, Inputs.threads(threads)).labels();
        return labels;
    }

    /** Modularity is the constant Potts model with node weights of strength and γ ÷ 2m. */
    @Benchmark
    public int[] leidenByNetworkanalysis() {
        double resolution = 1 / (2 * network.getTotalEdgeWeight() + network.getTotalEdgeWeightSelfLinks());
        Clustering found = new nl.cwts.networkanalysis.LeidenAlgorithm(resolution, iterations, 0.01, new Random(42))
                .findClustering(network);
        labels = found.getClusters();
        return labels;
    }

    private LeidenParameters parameters() {
        return new LeidenParameters(LeidenParameters.Objective.MODULARITY, 1, Integer.MAX_VALUE, iterations, 42);
    }
}
