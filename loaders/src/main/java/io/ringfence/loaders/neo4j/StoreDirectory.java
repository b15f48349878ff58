package io.ringfence.loaders.neo4j;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the embedded database. A store is a Neo4j home {@code store-N}; the file {@code current} names the one
 * that counts and is replaced in one move, so that a bulk load which breaks off leaves the old store as it was.
 */
final class StoreDirectory implements AutoCloseable {
    private static final long LEAST_FREE_BYTES = 256L << 20;

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private StoreDirectory(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the directory where it is absent and takes it for this process.
     *
     * @throws DatabaseException if another process holds it, or it cannot be written
     */
    static StoreDirectory take(Path directory) {
        try {
            Files.createDirectories(directory);
            restrict(directory, "rwx------");
        } catch (FileAlreadyExistsException e) {
            throw new DatabaseException("cannot keep the database in " + directory + ": it is a file", e);
        } catch (IOException e) {
            throw new DatabaseException("cannot keep the database in " + directory + ": " + reason(e), e);
        }
        try {
            var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new DatabaseException("the database in " + directory + " is in use by " + holder(directory));
            }
            var taken = new StoreDirectory(directory, channel, lock);
            Files.writeString(
                    directory.resolve("holder"),
                    Long.toString(ProcessHandle.current().pid()));
            taken.requireSpace(LEAST_FREE_BYTES);
            return taken;
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + directory + ": " + reason(e), e);
        }
    }

    /** The home of the store that counts; empty for a directory that never held one. */
    Optional<Path> current() {
        try {
            Path pointer = directory.resolve("current");
            if (!Files.exists(pointer)) {
                return Optional.empty();
            }
            Path home = directory.resolve(Files.readString(pointer).strip());
            if (!Files.isDirectory(home)) {
                throw new DatabaseException("the database in " + directory + " is damaged: " + home + " is missing");
            }
            return Optional.of(home);
        } catch (IOException e) {
            throw new DatabaseException("cannot read " + directory + ": " + reason(e), e);
        }
    }

    /** An empty home beside the one that counts. */
    Path newHome() {
        try {
            int number = 1;
            while (Files.exists(directory.resolve("store-" + number))) {
                number++;
            }
            Path home = directory.resolve("store-" + number);
            Files.createDirectories(home.resolve("conf"));
            return home;
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + directory + ": " + reason(e), e);
        }
    }

    /** Makes a home the one that counts, for good. */
    void makeCurrent(Path home) {
        try {
            Path next = directory.resolve("current.next");
            Files.writeString(next, home.getFileName().toString());
            try (var file = FileChannel.open(next, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(next, directory.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + directory + ": " + reason(e), e);
        }
    }

    /** Removes every home but the one that counts: what a bulk load left that broke off. */
    void removeStrays() {
        Optional<Path> current = current();
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> strays = entries.filter(
                            path -> path.getFileName().toString().startsWith("store-"))
                    .filter(path -> current.isEmpty() || !path.equals(current.get()))
                    .toList();
            for (Path stray : strays) {
                remove(stray);
            }
        } catch (IOException e) {
            throw new DatabaseException("cannot tidy " + directory + ": " + reason(e), e);
        }
    }

    /** The password of the embedded server, drawn once. */
    String password() {
        Path file = directory.resolve("password");
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                Files.createFile(file);
                restrict(file, "rw-------");
                Files.writeString(file, HexFormat.of().formatHex(bytes));
            }
            return readPassword(directory);
        } catch (IOException e) {
            throw new DatabaseException("cannot write " + file + ": " + reason(e), e);
        }
    }

    /** The password of the embedded server in a directory that another process may hold. */
    static String readPassword(Path directory) {
        Path file = directory.resolve("password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseException("cannot read " + file + ": " + reason(e), e);
        }
    }

    void requireSpace(long bytes) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            if (free < bytes) {
                throw new DatabaseException("not enough disk space in " + directory + ": " + (free >> 20)
                        + " MiB free, " + (bytes >> 20) + " MiB needed");
            }
        } catch (IOException e) {
            throw new DatabaseException("cannot read " + directory + ": " + reason(e), e);
        }
    }

    Path path() {
        return directory;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(directory.resolve("holder"));
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new DatabaseException("cannot release " + directory + ": " + reason(e), e);
        }
    }

    static void remove(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(Path directory) throws IOException {
        Path file = directory.resolve("holder");
        return Files.exists(file) ? "process " + Files.readString(file).strip() : "another process";
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
