package io.ringfence.workspace;

import io.ringfence.embeddings.TrainingJob;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Trains models in a Java process of its own, so that native threads and memory stay out of the one that serves. */
public final class Training {
    private Training() {}

    /**
     * What to train on.
     *
     * @param asOf    only what was known by then; all that is known when absent
     * @param seed    fixes every random choice
     * @param without features to leave out
     * @param network graph network: sage, wave, transfers, or best for the best of all three
     */
    public record Request(Optional<Instant> asOf, long seed, Set<String> without, String network) {
        /** With the usual network. */
        public Request(Optional<Instant> asOf, long seed, Set<String> without) {
            this(asOf, seed, without, "sage");
        }

        public Request {
            without = new TreeSet<>(without);
        }
    }

    /**
     * Trains and registers models of a graph.
     *
     * @return the id of the new model
     * @throws WorkspaceException if the data do not allow it or the process fails, with its own words
     */
    public static String run(Home home, TemporalGraph graph, Request request, RunControl control) {
        Path file = home.work().resolve("graph-" + UUID.randomUUID() + ".bin");
        try {
            Files.createDirectories(home.work());
            Files.createDirectories(home.models());
            GraphFile.write(graph, file);
            return JobProcess.run(TrainingJob.class, arguments(home, file, graph, request), "model", control);
        } catch (IOException e) {
            throw new WorkspaceException("cannot hand the graph to the training process: " + e.getMessage(), e);
        } finally {
            delete(file);
        }
    }

    private static List<String> arguments(Home home, Path file, TemporalGraph graph, Request request) {
        var arguments = new ArrayList<>(List.of(
                "--graph",
                file.toString(),
                "--out",
                home.models().toString(),
                "--as-of",
                request.asOf().orElseGet(graph::watermark).toString(),
                "--seed",
                Long.toString(request.seed()),
                "--network",
                request.network()));
        if (!request.without().isEmpty()) {
            arguments.add("--without");
            arguments.add(String.join(",", request.without()));
        }
        return arguments;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(Training.class.getName())
                    .log(System.Logger.Level.WARNING, "could not delete {0}: {1}", file, e.getMessage());
        }
    }
}
