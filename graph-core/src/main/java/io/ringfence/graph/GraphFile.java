package io.ringfence.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A snapshot of a graph in a file: its pages as they are in memory, then a directory of them, all under CRC-32C. Opening
 * maps the file and verifies every byte of it; after that a page is brought into memory when it is first asked for, so a
 * graph answers at once and grows as ever. A file that is torn, altered or of another version is refused, never half
 * read.
 *
 * <p>The file of an open graph must not be written to; {@link #write} never does, for it puts a new file in the place of
 * the old one.
 */
public final class GraphFile {
    static final long MAGIC = 0x52494e4746454e43L; // "RINGFENC"
    static final int VERSION = 4;

    private GraphFile() {}

    /** Writes a graph, without a note, on the calling thread. */
    public static void write(TemporalGraph graph, Path file) throws IOException {
        write(graph, file, "", RunControl.NONE);
    }

    /**
     * Compacts a graph and writes it. The file appears whole or not at all, and is on the disk when this returns, however
     * the process or the machine may end. Appends go on meanwhile; those that came after the start are not in the file.
     *
     * @param note what the writer wants to find again with {@link #note}, such as a state of the database
     * @throws IOException if the disk refuses
     */
    public static void write(TemporalGraph graph, Path file, String note, RunControl control) throws IOException {
        Published compacted = graph.compacted(control);
        Path torn = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(torn, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                new SnapshotWriter(channel, control).write(graph, compacted, note);
                channel.force(true);
            }
            Files.move(torn, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(file.toAbsolutePath().resolveSibling(""));
        } finally {
            Files.deleteIfExists(torn);
        }
    }

    /** Makes the new name of the file durable, where the system lets folders be opened. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(GraphFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot sync {0}: {1}", folder, e.getMessage());
        }
    }

    /** Opens a graph, verifying it on the calling thread. */
    public static TemporalGraph read(Path file) throws IOException {
        return read(file, RunControl.NONE);
    }

    /**
     * Opens a graph, verifying it on the threads of a run.
     *
     * @throws IOException if the file is not there, is no graph file, is of another version, or is damaged
     */
    public static TemporalGraph read(Path file, RunControl control) throws IOException {
        return new SnapshotReader(file).graph(control);
    }

    /**
     * The note that a graph was written with; reads little of the file.
     *
     * @throws IOException as {@link #read}
     */
    public static String note(Path file) throws IOException {
        return new SnapshotReader(file).note();
    }
}
