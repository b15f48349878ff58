package io.ringfence.loaders.neo4j;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * What the directory says about the server that runs there: other processes attach by it, and the next owner waits for
 * a server that is still stopping.
 *
 * @param port      Bolt port on loopback
 * @param pid       the server's process
 * @param startedAt when that process started, in epoch milliseconds: tells it from a later one of the same pid
 */
record ServerFile(int port, long pid, long startedAt) {
    private static final String NAME = "server.properties";

    void write(Path directory) {
        var properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("startedAt", Long.toString(startedAt));
        Path next = directory.resolve(NAME + ".next");
        try {
            try (Writer out = Files.newBufferedWriter(next)) {
                properties.store(out, null);
            }
            Files.move(next, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + directory + ": " + StoreDirectory.reason(e), e);
        }
    }

    /** What the directory says; empty when it says nothing that can be understood. */
    static Optional<ServerFile> read(Path directory) {
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(directory.resolve(NAME))) {
            properties.load(in);
            return Optional.of(new ServerFile(
                    Integer.parseInt(properties.getProperty("port", "")),
                    Long.parseLong(properties.getProperty("pid", "")),
                    Long.parseLong(properties.getProperty("startedAt", ""))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void delete(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(NAME));
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + directory + ": " + StoreDirectory.reason(e), e);
        }
    }

    /** The server's process while it lives. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    /** Waits for a server whose owner is gone, and ends it by force when it does not end by itself. */
    void awaitEnd(Duration patience) {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while process " + pid + " was stopping", e);
        } catch (java.util.concurrent.TimeoutException e) {
            process.get().destroyForcibly();
            process.get().onExit().join();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new DatabaseException("cannot wait for process " + pid, e);
        }
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .map(start -> start == startedAt)
                .orElse(true);
    }
}
