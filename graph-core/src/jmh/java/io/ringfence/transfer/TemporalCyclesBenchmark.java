package io.ringfence.transfer;

import io.ringfence.benchmark.Inputs;
import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.util.Random;
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

/**
 * Cycles of 2 to 6 transfers within a window, of a growing number of random transfers among a tenth as many accounts with
 * heavy tails; and JGraphT's enumeration of simple cycles of up to 6 accounts with a filter on time, on the smallest.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx7g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class TemporalCyclesBenchmark {
    private static final int SMALL = 2_000;

    @Param({"2000", "20000", "200000", "2000000"})
    int transfers;

    private TransferGraph graph = TransferGraph.of(0, new int[0], new int[0], new long[0], new long[0]);
    private CycleParameters parameters = CycleParameters.DEFAULT;

    @Setup
    public void generate() {
        var random = new Random(1);
        parameters = parameters.within(Duration.ofMillis(transfers / 10));
        int accounts = transfers / 10;
        int[] payer = new int[transfers];
        int[] payee = new int[transfers];
        long[] time = new long[transfers];
        long[] amount = new long[transfers];
        for (int i = 0; i < transfers; i++) {
            payer[i] = (int) (accounts * Math.pow(random.nextDouble(), 1.3));
            payee[i] = (int) (accounts * Math.pow(random.nextDouble(), 1.3));
            time[i] = i;
            amount[i] = 1L + random.nextInt(100_000);
        }
        graph = TransferGraph.of(accounts, payer, payee, time, amount);
        CycleSet found = TemporalCycles.find(graph, parameters, RunControl.NONE);
        System.out.printf("%d cycles, truncated: %s%n", found.count(), found.truncated());
        if (transfers <= SMALL && JGraphTCycles.count(graph, parameters) != found.count()) {
            throw new IllegalStateException("the peer finds other cycles");
        }
    }

    @Benchmark
    public int ours() {
        return TemporalCycles.find(graph, parameters, Inputs.threads(2)).count();
    }

    @Benchmark
    public long jgrapht() {
        return transfers <= SMALL ? JGraphTCycles.count(graph, parameters) : 0;
    }
}
