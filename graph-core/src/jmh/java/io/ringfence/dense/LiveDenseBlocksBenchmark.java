package io.ringfence.dense;

import io.ringfence.benchmark.EntityLinks;
import io.ringfence.benchmark.EntityStream;
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

/** One tie of {@code entity} in, the oldest of nine million out, and the order mended; and the densest block asked for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx7g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class LiveDenseBlocksBenchmark {
    private static final int ACCOUNTS = 2_000_000;
    private static final int WINDOW = 9_000_000;

    private final EntityStream stream = new EntityStream(EntityLinks.large(), ACCOUNTS);

    @Param({"2.3"})
    double minDensity;

    private LiveDenseBlocks live = new LiveDenseBlocks(0);

    @Setup
    public void fill() {
        int[] account = new int[WINDOW];
        int[] entity = new int[WINDOW];
        long[] at = new long[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            at[i] = stream.next();
            account[i] = stream.account(at[i]);
            entity[i] = stream.identifier(at[i]);
        }
        live = new LiveDenseBlocks(minDensity);
        live.addAll(account, entity, at);
    }

    @Benchmark
    public int event() {
        long now = stream.next();
        live.add(stream.account(now), stream.identifier(now), now);
        return live.expire(now - WINDOW + 1);
    }

    @Benchmark
    public Object densest() {
        return live.densest();
    }
}
