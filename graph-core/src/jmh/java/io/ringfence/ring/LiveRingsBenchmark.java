package io.ringfence.ring;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One event of the last tenth of a simulated world, appended and followed by live rings: each iteration is one event, so
 * that the percentiles are those of events. Run with {@code -v SILENT}, or each event is a line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4_000)
@Measurement(iterations = 10_000)
@Fork(1)
public class LiveRingsBenchmark {
    @Param({"20000", "200000"})
    private int accounts;

    private List<Event> events = List.of();
    private TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);
    private LiveRings live;
    private int next;

    @Setup(Level.Trial)
    public void load() {
        var world = SimulationParameters.DEFAULT.withAccounts(accounts);
        events = RingWorld.simulate(world, RunControl.NONE).events();
        next = events.size() / 10 * 9;
        events.subList(0, next).forEach(graph::append);
        graph.compact(RunControl.NONE);
        RingSet rings = RingFinder.find(graph.latest(), RingParameters.DEFAULT, RunControl.NONE);
        live = LiveRings.of(graph, graph.latest(), rings, LiveRingParameters.DEFAULT, RunControl.NONE);
    }

    @Benchmark
    public List<RingChange> event() {
        Event event = events.get(next++);
        graph.append(event);
        return live.on(event);
    }
}
