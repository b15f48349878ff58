package io.ringfence.feature;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
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

/** One decision on a payment of a simulated world, drawn anew for each call: its features, and its neighbourhood. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class FeatureExtractionBenchmark {
    private static final int STRIDE = 7919;

    @Param("20000")
    int accounts;

    private final TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);
    private final FeatureExtractor extractor = new FeatureExtractor(FeatureCatalogue.DEFAULT);
    private final NeighbourhoodSampler sampler = new NeighbourhoodSampler(EntityTypes.DEFAULT);
    private int payment;

    @Setup
    public void load() {
        var parameters = SimulationParameters.DEFAULT.withAccounts(accounts);
        RingWorld.simulate(parameters, RunControl.NONE).events().forEach(graph::append);
    }

    @Benchmark
    public float[] features() {
        int next = next();
        return extractor.extract(before(next), DecisionPoint.ofPayment(graph, next));
    }

    @Benchmark
    public Sample neighbourhood() {
        int next = next();
        return sampler.sample(before(next), DecisionPoint.ofPayment(graph, next), 1);
    }

    private GraphView before(int next) {
        return graph.before(graph.payments().sequence(next));
    }

    private int next() {
        payment = (payment + STRIDE) % graph.latest().paymentCount();
        return payment;
    }
}
