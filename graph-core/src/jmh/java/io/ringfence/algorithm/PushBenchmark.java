package io.ringfence.algorithm;

import io.ringfence.benchmark.Inputs;
import io.ringfence.graph.RunControl;
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

/** One query about one account, drawn anew for each call: what is near it, and what is like it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class PushBenchmark {
    private static final int ACCOUNTS = 2_000_000;

    @Param({"entity", "entity-pruned"})
    String input;

    private final SplittableRandom random = new SplittableRandom(1);
    private final PushWorkspace workspace = new PushWorkspace();
    private Projection graph = Projection.of(0, new int[0][]);

    @Setup
    public void load() {
        graph = Inputs.graph(input);
    }

    @Benchmark
    public SparseRanks push() {
        return PersonalizedPageRank.push(graph, random.nextInt(ACCOUNTS), PushParameters.DEFAULT, workspace);
    }

    @Benchmark
    public int[] pushAndTop() {
        return PersonalizedPageRank.push(graph, random.nextInt(ACCOUNTS), PushParameters.DEFAULT, workspace)
                .top(20);
    }

    @Benchmark
    public SimilarNodes similar() {
        return Similarity.of(graph, random.nextInt(ACCOUNTS), SimilarityParameters.DEFAULT, RunControl.NONE);
    }
}
