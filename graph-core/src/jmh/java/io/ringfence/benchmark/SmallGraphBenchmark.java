package io.ringfence.benchmark;

import io.ringfence.algorithm.ConnectedComponents;
import io.ringfence.algorithm.KCore;
import io.ringfence.algorithm.PageRank;
import io.ringfence.algorithm.PageRankParameters;
import io.ringfence.algorithm.RandomProjection;
import io.ringfence.algorithm.RandomProjectionParameters;
import io.ringfence.algorithm.Similarity;
import io.ringfence.algorithm.SimilarityParameters;
import io.ringfence.algorithm.Triangles;
import io.ringfence.community.LabelPropagation;
import io.ringfence.community.LabelPropagationParameters;
import io.ringfence.community.Leiden;
import io.ringfence.community.LeidenParameters;
import io.ringfence.community.Louvain;
import io.ringfence.community.LouvainParameters;
import io.ringfence.dense.Bipartite;
import io.ringfence.dense.DenseBlockParameters;
import io.ringfence.dense.DenseBlocks;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every algorithm on 10,000 nodes with two threads: what a whole run costs where there is little to do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SmallGraphBenchmark {
    private static final int ACCOUNTS = 4_000;

    private final RunControl control = Inputs.threads(2);
    private EntityLinks links = EntityLinks.generate(ACCOUNTS, 6_000, 20_000, 6);
    private Projection graph = Projection.of(0, new int[0][]);
    private Bipartite ties = Bipartite.of(graph, 0);

    @Setup
    public void load() {
        graph = Inputs.of(links);
        ties = Bipartite.of(graph, ACCOUNTS);
    }

    @Benchmark
    public Object projection() {
        return Projection.simple(links.nodes(), links.from(), links.to(), control);
    }

    @Benchmark
    public Object components() {
        return ConnectedComponents.find(graph, control);
    }

    @Benchmark
    public Object pageRank() {
        return PageRank.of(graph, PageRankParameters.DEFAULT, control);
    }

    @Benchmark
    public Object cores() {
        return KCore.numbers(graph, control);
    }

    @Benchmark
    public Object triangles() {
        return Triangles.of(graph, control);
    }

    @Benchmark
    public Object labelPropagation() {
        return LabelPropagation.find(graph, LabelPropagationParameters.DEFAULT, control);
    }

    @Benchmark
    public Object leiden() {
        return Leiden.find(graph, LeidenParameters.DEFAULT, control);
    }

    @Benchmark
    public Object louvain() {
        return Louvain.find(graph, LouvainParameters.DEFAULT, control);
    }

    @Benchmark
    public Object denseBlocks() {
        return DenseBlocks.find(ties, DenseBlockParameters.DEFAULT, control);
    }

    @Benchmark
    public Object randomProjection() {
        return RandomProjection.of(graph, RandomProjectionParameters.DEFAULT, control);
    }

    @Benchmark
    public Object similarNodes() {
        return Similarity.of(graph, 17, SimilarityParameters.DEFAULT, control);
    }
}
