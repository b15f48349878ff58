package io.ringfence.algorithm;

import io.ringfence.benchmark.Inputs;
import io.ringfence.graph.RunControl;
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

/** 64 dimensions over three hops, the first of weight 0. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class RandomProjectionBenchmark {
    @Param({"entity", "entity-pruned"})
    String input;

    @Param("2")
    int threads;

    private Projection graph = Projection.of(0, new int[0][]);
    private RunControl control = RunControl.NONE;

    @Setup
    public void load() {
        graph = Inputs.graph(input);
        control = Inputs.threads(threads);
    }

    @Benchmark
    public NodeVectors vectors() {
        return RandomProjection.of(graph, RandomProjectionParameters.DEFAULT, control);
    }
}
