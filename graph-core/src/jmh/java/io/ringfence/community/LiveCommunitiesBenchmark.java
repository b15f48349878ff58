package io.ringfence.community;

import io.ringfence.benchmark.Inputs;
import io.ringfence.projection.Projection;
import java.util.SplittableRandom;
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

/** One link that expires and one that comes, between nodes as popular as in the graph; times are per pair. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx8g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 10)
public class LiveCommunitiesBenchmark {
    @Param({"entity-small", "entity"})
    String input;

    private Projection graph = Projection.of(0, new int[0][]);
    private LiveCommunities live =
            new LiveCommunities(graph, Communities.ofLabels(new int[0]), LeidenParameters.DEFAULT);
    private final SplittableRandom random = new SplittableRandom(1);

    /** Finds the communities to start from. */
    @Setup
    public void start() {
        graph = Inputs.graph(input);
        var once = new LeidenParameters(LeidenParameters.Objective.MODULARITY, 1, Integer.MAX_VALUE, 1, 42);
        live = new LiveCommunities(graph, Leiden.find(graph, once, Inputs.threads(2)), once);
    }

    @Benchmark
    public boolean event() {
        int one = end();
        int slot = graph.begin(one) + random.nextInt(graph.degree(one));
        boolean gone = live.expire(one, graph.neighbour(one, slot), 1);
        live.insert(one, end(), 1);
        return gone;
    }

    private int end() {
        while (true) {
            int node = random.nextInt(graph.nodeCount());
            if (graph.degree(node) > 0) {
                return graph.neighbour(node, graph.begin(node) + random.nextInt(graph.degree(node)));
            }
        }
    }
}
