package io.ringfence.algorithm;

import io.ringfence.benchmark.Inputs;
import io.ringfence.community.Communities;
import io.ringfence.community.LabelPropagation;
import io.ringfence.community.LabelPropagationParameters;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.NodeOrder;
import io.ringfence.projection.Projection;
import java.util.concurrent.TimeUnit;
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

/** One run over a whole graph; {@code order} says how its nodes are numbered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class AlgorithmBenchmark {
    /** How nodes are numbered. */
    public enum Order {
        GIVEN,
        DEGREE,
        BREADTH_FIRST
    }

    @Param({"entity", "entity-pruned", "kron20"})
    String input;

    @Param("GIVEN")
    Order order;

    @Param("2")
    int threads;

    private Projection graph = Projection.of(0, new int[0][]);
    private RunControl control = RunControl.NONE;

    @Setup
    public void load() {
        control = Inputs.threads(threads);
        Projection given = Inputs.graph(input);
        graph = switch (order) {
            case GIVEN -> given;
            case DEGREE -> given.reordered(NodeOrder.byDegree(given), control);
            case BREADTH_FIRST -> given.reordered(NodeOrder.breadthFirst(given), control);
        };
    }

    @Benchmark
    public int[] components() {
        return ConnectedComponents.find(graph, control);
    }

    @Benchmark
    public Ranks pageRank() {
        return PageRank.of(graph, PageRankParameters.DEFAULT, control);
    }

    @Benchmark
    public int[] cores() {
        return KCore.numbers(graph, control);
    }

    @Benchmark
    public Communities labelPropagation() {
        return LabelPropagation.find(graph, LabelPropagationParameters.DEFAULT, control);
    }

    @Benchmark
    public long triangles() {
        return Triangles.count(graph, control);
    }
}
