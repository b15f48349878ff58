package io.ringfence.embeddings;

import io.ringfence.embeddings.backtest.BacktestFolder;
import io.ringfence.embeddings.backtest.BacktestPlan;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The process of a backtest: a JVM of its own, like that of a training.
 *
 * <pre>{@code
 * BacktestJob GRAPH OUT FROM TO STEP WINDOW DELAY SEED
 * }</pre>
 *
 * <p>Times are ISO-8601 instants and durations. Writes progress like {@link TrainingJob} and, last,
 * {@code backtest<TAB>OUT}. Each window is a file in OUT; one that is there is not played again.
 */
public final class BacktestJob {
    private static final int ARGUMENTS = 8;

    private BacktestJob() {}

    /** Plays all windows that were not played before. */
    public static void main(String[] arguments) {
        Owner.endWithIt();
        NativeSettings.apply();
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != ARGUMENTS) {
            err.println("usage: BacktestJob GRAPH OUT FROM TO STEP WINDOW DELAY SEED");
            return 1;
        }
        try {
            var progress = new ProgressLines(out);
            progress.check("reading the graph", 0, 1);
            TemporalGraph graph = GraphFile.read(Path.of(arguments.get(0)));
            var plan = new BacktestPlan(
                    Instant.parse(arguments.get(2)),
                    Instant.parse(arguments.get(3)),
                    Duration.parse(arguments.get(4)),
                    Duration.parse(arguments.get(5)),
                    Duration.parse(arguments.get(6)),
                    Long.parseLong(arguments.get(7)));
            new Backtest(graph, plan, new BacktestFolder(Path.of(arguments.get(1)))).run(progress);
            out.println("backtest\t" + arguments.get(1));
            out.flush();
            return 0;
        } catch (IOException | DateTimeException | IllegalArgumentException | CancellationException e) {
            err.println("the backtest failed: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            err.println("the backtest failed: not enough memory; give the process more with -Xmx");
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            err.println("the backtest failed unexpectedly: " + e);
        }
        return 1;
    }
}
