package io.ringfence.transfer;

import io.ringfence.benchmark.EntityLinks;
import io.ringfence.benchmark.EntityStream;
import java.time.Duration;
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

/** One link of {@code entity} in, what left the window out, and the counts of both of its ends. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx7g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class LiveTransfersBenchmark {
    private static final int ACCOUNTS = 2_000_000;
    private static final int WINDOW = 5_000_000;

    private final EntityStream stream = new EntityStream(EntityLinks.large(), ACCOUNTS);
    private final LiveTransfers live = new LiveTransfers(new LiveParameters(Duration.ofMillis(WINDOW), 4, 2_000));

    @Setup
    public void fill() {
        for (int i = 0; i < WINDOW; i++) {
            event();
        }
    }

    @Benchmark
    public long event() {
        long now = stream.next();
        int account = stream.account(now);
        int identifier = ACCOUNTS + stream.identifier(now);
        return live.add(account, identifier, now) + live.fanOut(account) + live.fanIn(identifier);
    }
}
