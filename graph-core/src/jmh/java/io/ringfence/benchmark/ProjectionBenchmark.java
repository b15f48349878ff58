package io.ringfence.benchmark;

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

/** From links in memory, in no order, to compressed rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class ProjectionBenchmark {
    @Param({"1", "2"})
    int threads;

    private int nodes;
    private int[] from = {};
    private int[] to = {};

    @Setup
    public void generate() {
        EntityLinks links = EntityLinks.large();
        nodes = links.nodes();
        from = links.from();
        to = links.to();
    }

    @Benchmark
    public Projection build() {
        return Projection.simple(nodes, from, to, Inputs.threads(threads));
    }
}
