package io.ringfence.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What memory gives: nanoseconds of one thread per random read of four bytes from a table, and per four bytes streamed.
 * The floor of any sweep over a graph is its slots by the former, its bytes by the latter.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Threads(2)
public class MemoryBenchmark {
    private static final int READS = 1 << 22;

    /** Size of the table; 4 MiB are the nodes of {@code kron20}, 20 MiB those of {@code entity}. */
    @Param({"1", "4", "20", "64", "512"})
    int mebibytes;

    private float[] table = {};
    private int[] places = {};

    @Setup
    public void fill() {
        table = new float[mebibytes << 18];
        places = new SplittableRandom(1).ints(READS, 0, table.length).toArray();
        for (int i = 0; i < table.length; i++) {
            table[i] = i;
        }
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public double gather() {
        double sum = 0;
        for (int place : places) {
            sum += table[place];
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public int stream() {
        int sum = 0;
        for (int place : places) {
            sum += place;
        }
        return sum;
    }
}
