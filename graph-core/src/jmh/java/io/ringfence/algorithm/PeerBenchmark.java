package io.ringfence.algorithm;

import io.ringfence.benchmark.Inputs;
import io.ringfence.community.Communities;
import io.ringfence.community.LabelPropagation;
import io.ringfence.community.LabelPropagationParameters;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.JGraphTView;
import io.ringfence.projection.Projection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeIntArray;
import org.jgrapht.Graph;
import org.jgrapht.alg.clustering.LabelPropagationClustering;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.interfaces.ClusteringAlgorithm;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
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
import org.openjdk.jmh.annotations.Warmup;

/** Ours on one thread beside JGraphT on its own graph and on our view, and networkanalysis; results agree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class PeerBenchmark {
    @Param({"entity-small", "kron16"})
    String input;

    private Projection graph = Projection.of(0, new int[0][]);
    private Graph<Integer, DefaultEdge> theirs = new SimpleGraph<>(DefaultEdge.class);
    private Graph<Integer, JGraphTView.Edge> view = JGraphTView.of(graph);
    private Network network =
            new Network(1, false, new LargeIntArray[] {new LargeIntArray(0), new LargeIntArray(0)}, false, false);

    /** Loads the graph, and checks that all agree on it. */
    @Setup
    public void load() {
        graph = Inputs.graph(input);
        view = JGraphTView.of(graph);
        int edges = Math.toIntExact(graph.edgeCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            theirs.addVertex(node);
        }
        int size = 0;
        var from = new LargeIntArray(edges);
        var to = new LargeIntArray(edges);
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                int other = graph.neighbour(node, slot);
                if (other > node) {
                    from.set(size, node);
                    to.set(size++, other);
                    theirs.addEdge(node, other);
                }
            }
        }
        network = new Network(graph.nodeCount(), false, new LargeIntArray[] {from, to}, false, false);
        check();
    }

    private void check() {
        int components = Communities.ofLabels(components()).count();
        require(componentsByJGraphT().size() == components, "components");
        require(componentsByNetworkanalysis().getNClusters() == components, "components of networkanalysis");
        int[] cores = cores();
        Map<Integer, Integer> theirCores = coresByJGraphT();
        Ranks ranks = pageRank();
        Map<Integer, Double> theirRanks = pageRankByJGraphT();
        for (int node = 0; node < cores.length; node++) {
            require(theirCores.get(node) == cores[node], "cores");
            require(Math.abs(theirRanks.get(node) - ranks.of(node)) < 1e-6, "ranks");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the peers differ on " + what);
        }
    }

    @Benchmark
    public int[] components() {
        return ConnectedComponents.find(graph, RunControl.NONE);
    }

    @Benchmark
    public List<?> componentsByJGraphT() {
        return new ConnectivityInspector<>(theirs).connectedSets();
    }

    @Benchmark
    public List<?> componentsByJGraphTOnOurView() {
        return new ConnectivityInspector<>(view).connectedSets();
    }

    @Benchmark
    public Clustering componentsByNetworkanalysis() {
        return network.identifyComponents();
    }

    @Benchmark
    public Ranks pageRank() {
        return PageRank.of(graph, PageRankParameters.DEFAULT, RunControl.NONE);
    }

    @Benchmark
    public Map<Integer, Double> pageRankByJGraphT() {
        return new org.jgrapht.alg.scoring.PageRank<>(theirs, 0.85, 20, 1e-30).getScores();
    }

    @Benchmark
    public int[] cores() {
        return KCore.numbers(graph, RunControl.NONE);
    }

    @Benchmark
    public Map<Integer, Integer> coresByJGraphT() {
        return new Coreness<>(theirs).getScores();
    }

    @Benchmark
    public Communities labelPropagation() {
        return LabelPropagation.find(graph, LabelPropagationParameters.DEFAULT, RunControl.NONE);
    }

    @Benchmark
    public ClusteringAlgorithm.Clustering<Integer> labelPropagationByJGraphT() {
        return new LabelPropagationClustering<>(theirs, 10).getClustering();
    }
}
