package io.ringfence.dense;

import io.ringfence.benchmark.EntityLinks;
import io.ringfence.graph.RunControl;
import java.util.Arrays;
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

/** Peeling of the ties of the first accounts of {@code entity}: the first block, and all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx7g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class DenseBlocksBenchmark {
    private static final int ACCOUNTS = 2_000_000;

    @Param({"100000", "2000000"})
    int accounts;

    @Param({"0.8"})
    double minDensity;

    private Bipartite graph = Bipartite.of(0, 0, new int[0], new int[0]);
    private DenseBlockParameters parameters = DenseBlockParameters.DEFAULT;

    @Setup
    public void load() {
        EntityLinks links = EntityLinks.large();
        int m = 0;
        while (m < links.from().length && links.from()[m] < accounts) {
            m++;
        }
        int[] entity = new int[m];
        for (int i = 0; i < m; i++) {
            entity[i] = links.to()[i] - ACCOUNTS;
        }
        int[] number = new int[links.nodes() - ACCOUNTS]; // only entities with a tie count as nodes
        for (int one : entity) {
            number[one] = 1;
        }
        int entities = 0;
        for (int i = 0; i < number.length; i++) {
            entities += number[i];
            number[i] = entities - 1;
        }
        for (int i = 0; i < m; i++) {
            entity[i] = number[entity[i]];
        }
        graph = Bipartite.of(accounts, entities, Arrays.copyOf(links.from(), m), entity);
        parameters = parameters.withMinDensity(minDensity);
        DenseBlocks.Block first = DenseBlocks.densest(graph, RunControl.NONE).orElseThrow();
        DenseBlocks.Found all = DenseBlocks.find(graph, parameters, RunControl.NONE);
        System.out.printf(
                "first block %d x %d of density %.4f; %d blocks, complete: %s, bound %.4f%n",
                first.accounts().size(),
                first.entities().size(),
                first.density(),
                all.blocks().size(),
                all.complete(),
                all.bound());
    }

    @Benchmark
    public Object firstBlock() {
        return DenseBlocks.densest(graph, RunControl.NONE);
    }

    @Benchmark
    public Object allBlocks() {
        return DenseBlocks.find(graph, parameters, RunControl.NONE);
    }
}
