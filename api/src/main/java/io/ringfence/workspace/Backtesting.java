package io.ringfence.workspace;

import io.ringfence.embeddings.BacktestJob;
import io.ringfence.embeddings.backtest.BacktestFolder;
import io.ringfence.embeddings.backtest.BacktestPlan;
import io.ringfence.embeddings.backtest.WindowResult;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Plays history again in a Java process of its own. The windows of one plan on one graph are kept under a name made of
 * both, so that the same backtest, broken off however, goes on where it was.
 */
public final class Backtesting {
    private static final int NAME = 16;

    private final Home home;

    public Backtesting(Home home) {
        this.home = home;
    }

    /** A graph on disk for the process that plays. */
    public Path hand(TemporalGraph graph) {
        Path file = home.work().resolve("graph-" + UUID.randomUUID() + ".bin");
        try {
            Files.createDirectories(home.work());
            GraphFile.write(graph, file);
            return file;
        } catch (IOException e) {
            throw new WorkspaceException("cannot hand the graph to the process: " + e.getMessage(), e);
        }
    }

    /**
     * Plays the windows that were not played before.
     *
     * @param graph a file from {@link #hand}; deleted at the end
     * @return the results of all windows, oldest first
     */
    public List<WindowResult> run(Path graph, BacktestPlan plan, RunControl control) {
        try {
            Path folder = home.backtests().resolve(name(graph, plan));
            Files.createDirectories(folder);
            JobProcess.run(
                    BacktestJob.class,
                    List.of(
                            graph.toString(),
                            folder.toString(),
                            plan.from().toString(),
                            plan.to().toString(),
                            plan.step().toString(),
                            plan.window().toString(),
                            plan.delay().toString(),
                            Long.toString(plan.seed())),
                    "backtest",
                    control);
            return new BacktestFolder(folder).all();
        } catch (IOException e) {
            throw new WorkspaceException(
                    "the backtest cannot be kept under " + home.backtests() + ": " + e.getMessage(), e);
        } finally {
            delete(graph);
        }
    }

    private static String name(Path graph, BacktestPlan plan) throws IOException {
        try (InputStream in = Files.newInputStream(graph)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var digesting = new DigestInputStream(in, digest)) {
                digesting.transferTo(OutputStream.nullOutputStream());
            }
            digest.update(plan.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(Backtesting.class.getName())
                    .log(System.Logger.Level.WARNING, "could not delete {0}: {1}", file, e.getMessage());
        }
    }
}
