package io.ringfence.graph;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Events per second into a graph, one by one, on one thread: the time of 200,000 events, new and known already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GraphAppendBenchmark {
    private static final int EVENTS = 200_000;

    private Event[] events = {};
    private TemporalGraph full = new TemporalGraph(EntityTypes.DEFAULT);

    @Setup(Level.Trial)
    public void generate() {
        events = TimedLinks.small().events(EVENTS);
        full = append();
        full.compact();
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public TemporalGraph append() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        for (Event event : events) {
            graph.append(event);
        }
        return graph;
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int repeat() {
        int known = 0;
        for (Event event : events) {
            known += full.append(event) ? 0 : 1;
        }
        if (known != EVENTS) {
            throw new IllegalStateException("only " + known + " were known");
        }
        return known;
    }
}
