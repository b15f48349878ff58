package io.ringfence.workspace;

import io.ringfence.embeddings.TrainingJob;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

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
            return train(command(home, file, graph, request), control);
        } catch (IOException e) {
            throw new WorkspaceException("cannot hand the graph to the training process: " + e.getMessage(), e);
        } finally {
            delete(file);
        }
    }

    private static List<String> command(Home home, Path file, TemporalGraph graph, Request request) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:MaxRAMPercentage=25",
                "-XX:+UseParallelGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingJob.class.getName(),
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
            command.add("--without");
            command.add(String.join(",", request.without()));
        }
        return command;
    }

    private static String train(List<String> command, RunControl control) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.start();
        var errors = new ArrayList<String>();
        Thread drain = Thread.ofVirtual().start(() -> drain(process, errors));
        String model = null;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 4 && parts[0].equals("progress")) {
                    control.check(parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]));
                } else if (parts.length == 2 && parts[0].equals("model")) {
                    model = parts[1];
                }
            }
            int status = process.waitFor();
            drain.join();
            if (status != 0 || model == null) {
                throw new WorkspaceException(
                        errors.isEmpty() ? "training ended with status " + status : errors.getLast());
            }
            return model;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkspaceException("training was interrupted", e);
        } finally {
            stop(process);
        }
    }

    private static void drain(Process process, List<String> errors) {
        try (var in = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    errors.add(line);
                }
            }
        } catch (IOException e) {
            errors.add("the training process broke off: " + e.getMessage());
        }
    }

    private static void stop(Process process) {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
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
