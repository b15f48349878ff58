package io.ringfence.graph;

import io.ringfence.benchmark.Inputs;
import java.time.Instant;
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

/** All rows of the 10.1 million links: as of now, as of before the last event, and of two thirds of the time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx6g"})
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class GraphReadBenchmark {
    private TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);

    @Setup
    public void build() {
        graph = TimedLinks.large().build(Inputs.threads(2));
    }

    @Benchmark
    public long latest() {
        return sum(graph.latest());
    }

    /** All links but the last: every row is cut by search where it has to be, and the work is that of {@link #latest}. */
    @Benchmark
    public long asOfTheLast() {
        return sum(graph.before(graph.latest().linkCount() - 1));
    }

    @Benchmark
    public long asOfTwoThirds() {
        return sum(graph.asOf(Instant.ofEpochMilli(TimedLinks.START + TimedLinks.SPAN * 2 / 3)));
    }

    private static long sum(GraphView view) {
        long[] sum = new long[1];
        for (int node = 0; node < view.nodeCount(); node++) {
            view.forEachLink(node, (neighbour, link) -> sum[0] += neighbour ^ link);
        }
        return sum[0];
    }
}
