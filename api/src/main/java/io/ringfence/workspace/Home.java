package io.ringfence.workspace;

import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all state of one Ringfence, {@code RINGFENCE_HOME}.
 *
 * @param directory where it is; made when first needed
 */
public record Home(Path directory) {
    private static final String TYPES = "types.bin";

    /** The home that the environment names; {@code ~/.ringfence} where it names none. */
    public static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault("RINGFENCE_HOME", "");
        return new Home(
                named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".ringfence")
                        : Path.of(named).toAbsolutePath().normalize());
    }

    /** Where Neo4j keeps its data. */
    public Path neo4j() {
        return directory.resolve("neo4j");
    }

    /** Where the model folders are. */
    public Path models() {
        return directory.resolve("models");
    }

    /** Where finished windows of backtests are kept. */
    public Path backtests() {
        return directory.resolve("backtests");
    }

    /** Where rejected rows are kept. */
    public Path rejected() {
        return directory.resolve("rejected");
    }

    /** Where files live that only one run needs. */
    public Path work() {
        return directory.resolve("work");
    }

    /** The graph as it was last read from the database. */
    Path snapshot() {
        return directory.resolve("graph.snapshot");
    }

    /** Removes the graph as it was last read; it is read anew when it is asked for. */
    void dropSnapshot() {
        try {
            Files.deleteIfExists(snapshot());
        } catch (IOException e) {
            throw new WorkspaceException("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The models, those of the entity types that were last worked with here; needs no database. */
    public ModelRegistry registry() {
        Path file = directory.resolve(TYPES);
        if (!Files.exists(file)) {
            return new ModelRegistry(models());
        }
        try {
            EntityTypes types = GraphFile.read(file).types();
            return new ModelRegistry(models(), FeatureCatalogue.of(types));
        } catch (IOException e) {
            throw new WorkspaceException("cannot read the entity types of this home: " + e.getMessage(), e);
        }
    }

    /** Remembers the entity types, as the file of a graph that has nothing else. */
    void saveTypes(EntityTypes types) {
        try {
            GraphFile.write(new TemporalGraph(types), directory.resolve(TYPES));
        } catch (IOException e) {
            throw new WorkspaceException("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes the folder, if it is not there, and takes it for this process alone. The system gives the lock back when the
     * process ends, however it ends.
     *
     * @param command what the holder does, for the one who is turned away
     * @throws WorkspaceException if another process holds it, saying which, or the folder cannot be made or written
     */
    @SuppressWarnings("resource") // the channel lives as long as the lock that is handed out
    public Lock lock(String command) {
        Path file = directory.resolve("lock");
        try {
            Files.createDirectories(directory);
            FileChannel channel = new RandomAccessFile(file.toFile(), "rw").getChannel();
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new HomeInUseException(directory + " is in use by " + holder());
            }
            String holder = "ringfence " + command + " (process "
                    + ProcessHandle.current().pid() + ", since "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ")";
            Files.writeString(directory.resolve("holder"), holder);
            return new Lock(channel);
        } catch (FileAlreadyExistsException e) {
            throw new WorkspaceException(directory + " is a file; RINGFENCE_HOME must be a folder", e);
        } catch (IOException e) {
            throw new WorkspaceException("cannot write to " + directory + " (RINGFENCE_HOME): " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private String holder() {
        try {
            String holder = Files.readString(directory.resolve("holder"), StandardCharsets.UTF_8)
                    .strip();
            return holder.isEmpty() ? "another process" : holder;
        } catch (IOException e) {
            return "another process";
        }
    }

    /** The right to write to a home. */
    public static final class Lock implements AutoCloseable {
        private final FileChannel channel;

        Lock(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close(); // closing a channel releases its lock
            } catch (IOException e) {
                throw new WorkspaceException("cannot release RINGFENCE_HOME: " + e.getMessage(), e);
            }
        }
    }
}
