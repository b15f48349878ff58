package io.ringfence.feature;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A history gone through in the order in which it was known, on two threads that take a part of it each: a feature row
 * at every payment, as known just before it. {@code events} counts the events gone by (payments, links, openings, labels),
 * so that its rate is that of a replay; the loading of the graph is not in it, see GraphAppendBenchmark.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 3, time = 3)
public class FeatureReplayBenchmark {
    private static final int PARTS = 2;

    @Param("20000")
    int accounts;

    @Param({"true", "false"})
    boolean motifs;

    private TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);
    private FeatureExtractor extractor = new FeatureExtractor(FeatureCatalogue.DEFAULT);
    private final AtomicInteger threads = new AtomicInteger();

    @Setup
    public void load() {
        var parameters = SimulationParameters.DEFAULT.withAccounts(accounts);
        RingWorld.simulate(parameters, RunControl.NONE).events().forEach(graph::append);
        graph.compact();
        FeatureCatalogue catalogue = FeatureCatalogue.of(graph);
        extractor = new FeatureExtractor(motifs ? catalogue : catalogue.without(Feature.Group.MOTIF));
    }

    /** Where one thread is in its part of the history. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Place {
        public long events;

        private int first;
        private int end;
        private int next;
        private int account;

        @Setup
        public void take(FeatureReplayBenchmark benchmark) {
            int part = benchmark.threads.getAndIncrement() % PARTS;
            int payments = benchmark.graph.latest().paymentCount();
            first = part * (payments / PARTS);
            end = first + payments / PARTS;
            next = first;
        }
    }

    /** A row at each payment. */
    @Benchmark
    public float[] payments(Place place) {
        int payment = place.next++;
        int sequence = graph.payments().sequence(payment);
        if (place.next == place.end) {
            place.next = place.first;
        } else {
            place.events += graph.payments().sequence(place.next) - sequence;
        }
        return extractor.extract(graph.before(sequence), DecisionPoint.ofPayment(graph, payment));
    }

    /** A row of each account as it stands at the end, with no decision pending. */
    @Benchmark
    public float[] states(Place place) {
        GraphView view = graph.latest();
        do {
            place.account = (place.account + 1) % view.nodeCount();
        } while (!view.isAccount(place.account));
        return extractor.extract(view, DecisionPoint.ofAccount(place.account, view.asOf()));
    }
}
