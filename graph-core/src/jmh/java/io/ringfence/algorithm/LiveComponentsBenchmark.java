package io.ringfence.algorithm;

import io.ringfence.benchmark.EntityLinks;
import io.ringfence.benchmark.EntityStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One link of {@code entity} in, and its component among the latest nine million asked for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx7g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class LiveComponentsBenchmark {
    private static final int ACCOUNTS = 2_000_000;
    private static final int WINDOW = 9_000_000;

    private final EntityStream stream = new EntityStream(EntityLinks.large(), ACCOUNTS);
    private final LiveComponents live = new LiveComponents(5_000_000, 42);

    @Setup
    public void fill() {
        for (int i = 0; i < WINDOW; i++) {
            event();
        }
    }

    @Benchmark
    public int event() {
        long now = stream.next();
        int account = stream.account(now);
        live.add(account, ACCOUNTS + stream.identifier(now), now);
        return live.component(account, now - WINDOW);
    }
}
