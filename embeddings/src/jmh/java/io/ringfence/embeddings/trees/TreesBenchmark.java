package io.ringfence.embeddings.trees;

import io.ringfence.graph.RunControl;
import java.util.List;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Warmup;

/** A row that is drawn anew for each call through 300 trees: its margin, and its exact contributions. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class TreesBenchmark {
    private static final int COLUMNS = 80;
    private static final int ROWS = 4096;

    @Param({"5", "6"})
    int depth;

    private final float[][] rows = new float[ROWS][];
    private TreeEnsemble trees = new TreeEnsemble(List.of("none.at_all"), 0, List.of());
    private int next;

    @Setup
    public void train() {
        Table table = table(8 * ROWS, 1);
        List<String> names =
                IntStream.range(0, COLUMNS).mapToObj(i -> "column." + i).toList();
        var task = new TreeTrainer.Task(table, table(ROWS, 2), names, new int[COLUMNS]);
        var parameters = new TreesParameters(300, 300, depth, 0.08, 3, TreesParameters.Sampling.DEFAULT, 2, 42);
        trees = TreeTrainer.train(task, parameters, RunControl.NONE).trees();
        for (int row = 0; row < ROWS; row++) {
            rows[row] = table.row(row);
        }
    }

    @Benchmark
    public double margin() {
        return trees.margin(rows[++next % ROWS]);
    }

    @Benchmark
    public double[] contributions() {
        return trees.contributions(rows[++next % ROWS]);
    }

    private static Table table(int rows, long seed) {
        var random = new SplittableRandom(seed);
        float[] values = new float[rows * COLUMNS];
        boolean[] fraud = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            double logit = -2;
            for (int column = 0; column < COLUMNS; column++) {
                float value = (float) random.nextGaussian();
                values[row * COLUMNS + column] = random.nextInt(10) == 0 ? Float.NaN : value;
                logit += value * Math.sin(column) * 0.4;
            }
            fraud[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        }
        return new Table(values, COLUMNS, fraud);
    }
}
