package io.ringfence.graph;

import io.ringfence.benchmark.Inputs;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From 10.1 million numbered links with times, in no order, and 5 million ids to a graph that answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx6g"})
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class GraphBuildBenchmark {
    @Param({"1", "2"})
    int threads;

    private TimedLinks links = new TimedLinks(0, 0, new int[0], new int[0], new long[0], new long[0]);

    @Setup
    public void generate() {
        links = TimedLinks.large();
    }

    @Benchmark
    public TemporalGraph build() {
        return links.build(Inputs.threads(threads));
    }

    /** What the graph holds for each end of a link. */
    @TearDown
    public void report() {
        TemporalGraph graph = links.build(Inputs.threads(threads));
        Store store = graph.published().store();
        double ends = 2.0 * graph.latest().linkCount();
        System.out.printf(
                "bytes for each link end: %.2f in all; %.2f links and rows, %.2f nodes, %.2f ids%n",
                graph.heapBytes() / ends,
                (store.tables().links().heapBytes() + store.links().heapBytes()) / ends,
                store.tables().nodes().heapBytes() / ends,
                store.tables().ids().texts().heapBytes() / ends);
    }
}
