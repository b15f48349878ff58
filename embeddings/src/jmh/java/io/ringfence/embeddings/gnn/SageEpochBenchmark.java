package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ringfence.embeddings.learning.Batch;
import io.ringfence.embeddings.learning.BatchSource;
import io.ringfence.embeddings.learning.Learner;
import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One pass of GraphSAGE over a graph of a million nodes and twenty million arcs: ten neighbours of each root, sampled anew,
 * 34 numbers each, width 64. Beside it its parts: the sampling alone, and the bare matrix products.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1500m", "-Dringfence.training.threads=2"})
@Warmup(iterations = 1)
@Measurement(iterations = 4)
public class SageEpochBenchmark {
    private static final int HIDDEN = 64;

    @Param("1000000")
    int nodes;

    @Param("20000000")
    int arcs;

    @Param({"400000", "1000000"})
    int roots;

    @Param("4096")
    int batch;

    private CsrSamples samples;
    private Learner learner;
    private int epoch;

    @Setup
    public void setUp() {
        samples = new CsrSamples(nodes, arcs, roots);
        var shape = new io.ringfence.embeddings.gnn.Shape(CsrSamples.DIMENSION, CsrSamples.DIMENSION, 1, HIDDEN);
        var settings = new Learner.Settings(batch, 0.003, 1e-4, 1);
        learner = new Learner(new SageBlock(shape), new WeightedLoss(1), settings, samples);
    }

    /** Prints the most memory that the process ever held, heap and PyTorch together. */
    @TearDown
    public void tearDown() throws IOException {
        learner.close();
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    @Benchmark
    public void epoch() {
        learner.epoch(samples, ++epoch, RunControl.NONE);
    }

    /** Sampling and laying out alone, one thread. */
    @Benchmark
    public Batch sampling() {
        int[] order = IntStream.range(0, roots).toArray();
        var one = new Batch();
        for (int from = 0; from < roots; from += batch) {
            one.clear();
            samples.fill(new BatchSource.Span(order, from, Math.min(roots, from + batch), 1), one);
            one.seal();
        }
        return one;
    }

    /** The matrix products of a pass, forward and backward, and nothing else: what of a pass is arithmetic. */
    @Benchmark
    public void products() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray own = manager.randomNormal(new Shape(batch, CsrSamples.DIMENSION));
            NDArray rows = manager.randomNormal(new Shape((long) batch * CsrSamples.FANOUT, CsrSamples.DIMENSION));
            NDArray weight = manager.randomNormal(new Shape(CsrSamples.DIMENSION, HIDDEN));
            NDArray joined = manager.randomNormal(new Shape(batch, 2 * HIDDEN));
            NDArray join = manager.randomNormal(new Shape(2 * HIDDEN, HIDDEN));
            NDArray ofOwn = manager.randomNormal(new Shape(HIDDEN, batch));
            NDArray ofRows = manager.randomNormal(new Shape(HIDDEN, (long) batch * CsrSamples.FANOUT));
            NDArray ofJoin = manager.randomNormal(new Shape(batch, HIDDEN));
            NDArray back = manager.randomNormal(new Shape(HIDDEN, 2 * HIDDEN));
            for (int from = 0; from < roots; from += batch) {
                try (NDManager step = manager.newSubManager()) {
                    step.attachAll(
                            own.matMul(weight),
                            rows.matMul(weight),
                            joined.matMul(join),
                            ofOwn.matMul(own),
                            ofRows.matMul(rows),
                            ofJoin.matMul(back),
                            ofOwn.matMul(joined));
                }
            }
        }
    }
}
