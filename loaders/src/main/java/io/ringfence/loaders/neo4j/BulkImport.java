package io.ringfence.loaders.neo4j;

import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Neo4j's own importer, run as a child on files that we write; fills a home that no server has opened yet. */
final class BulkImport {
    private static final String TOOL = "org.neo4j.cli.AdminTool";
    private static final long BYTES_PER_EVENT = 1200;

    private final DatabaseSettings settings;
    private final StoreDirectory directory;
    private final Path home;

    BulkImport(DatabaseSettings settings, StoreDirectory directory, Path home) {
        this.settings = settings;
        this.directory = directory;
        this.home = home;
    }

    /**
     * Fills the home.
     *
     * @throws DatabaseException if a file cannot be written or the importer fails; the home is of no use then
     */
    void run(List<Event> events, RunControl control) {
        directory.requireSpace(BYTES_PER_EVENT * events.size());
        setPassword(settings, home, directory.password());
        Path folder = home.resolve("import-files");
        try {
            Files.createDirectories(folder);
            var arguments = new ArrayList<>(List.of(
                    TOOL,
                    "database",
                    "import",
                    "full",
                    "--id-type=string",
                    "--report-file=" + home.resolve("logs").resolve("import.report"),
                    "--input-encoding=UTF-8"));
            try (var files = new ImportFiles(folder)) {
                files.write(events, control);
                arguments.addAll(files.arguments());
            }
            arguments.add("neo4j");
            await(
                    ChildProcess.start(new ChildProcess.Command(
                            settings, home, EmbeddedServer.heapMegabytes() * 3 / 2, arguments)),
                    "importing",
                    control);
            StoreDirectory.remove(folder);
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + folder + ": " + StoreDirectory.reason(e), e);
        }
    }

    /** Sets the password of a home whose server never ran. The password goes by file: arguments are public on a machine. */
    static void setPassword(DatabaseSettings settings, Path home, String password) {
        try {
            Path file = home.resolve("conf").resolve("password-argument");
            Files.writeString(file, password);
            await(
                    ChildProcess.start(new ChildProcess.Command(
                            settings, home, 256, List.of(TOOL, "dbms", "set-initial-password", "@" + file))),
                    "preparing the database",
                    RunControl.NONE);
            Files.delete(file);
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + home + ": " + StoreDirectory.reason(e), e);
        }
    }

    private static void await(ChildProcess process, String phase, RunControl control) {
        long start = System.nanoTime();
        try {
            while (!process.waitFor(Duration.ofMillis(100))) {
                control.check(phase, (System.nanoTime() - start) / 1_000_000_000, -1);
            }
            if (process.waitFor() != 0) {
                throw new DatabaseException(phase + " failed: " + process.complaint());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while " + phase, e);
        } finally {
            if (process.isAlive()) {
                process.stop(Duration.ofSeconds(10));
            }
        }
    }
}
