package io.ringfence.ring;

import io.ringfence.benchmark.Inputs;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.TemporalGraph;
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

/**
 * A full detection on two threads in 4 GiB of heap, the graph included. Each run prints how long its phases took and the
 * most memory that was in use after a collection.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g"})
@Warmup(iterations = 0)
@Measurement(iterations = 2)
public class RingFinderBenchmark {
    @Param({"20000", "200000", "1000000"})
    int accounts;

    private TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);

    @Setup
    public void simulate() {
        graph = SimulatedGraph.of(accounts);
        System.out.printf(
                "%n%,d accounts, %,d links, %,d payments%n",
                accounts, graph.latest().linkCount(), graph.latest().paymentCount());
    }

    @Benchmark
    public RingSet find() {
        var clock = new PhaseClock();
        RingSet rings = RingFinder.find(
                graph.latest(),
                RingParameters.DEFAULT,
                clock.on(Inputs.threads(2).workers()));
        clock.print(System.out);
        System.out.printf(
                "%,d rings, %,d groups cleared%n",
                rings.rings().size(), rings.cleared().size());
        return rings;
    }
}
