package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;

/**
 * The system of record while it is open: a Neo4j child process of ours, the child of another Ringfence process, or a
 * server that the settings name. Safe for several threads; one of them writes at a time.
 *
 * <p>The child speaks Bolt on a free loopback port under a random password, ends when this process ends, however that
 * happens, and is started again when it dies.
 */
public final class Database implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LEFTOVER_PATIENCE = Duration.ofMinutes(1);

    private final DatabaseSettings settings;
    private final @Nullable StoreDirectory directory;
    private final RunControl control;
    private final Connection connection;
    private final GraphStore store;
    private @Nullable EmbeddedServer server;
    private @Nullable Driver driver;
    private boolean closed;

    private Database(
            DatabaseSettings settings,
            @Nullable StoreDirectory directory,
            @Nullable Driver driver,
            RunControl control) {
        this.settings = settings;
        this.directory = directory;
        this.driver = driver;
        this.control = control;
        connection = new Connection(this::driver, this::recover, settings.toString());
        store = new GraphStore(connection);
    }

    /**
     * Opens the database of the settings: connects to their server, or takes the directory and starts the embedded one. A
     * directory that never held data starts its server with the first question.
     *
     * @throws DatabaseException in one line: the server cannot be reached or refuses, another process holds the directory,
     *     the directory cannot be written, Neo4j is not installed, or it does not start
     */
    public static Database open(DatabaseSettings settings, RunControl control) throws DatabaseException {
        if (settings.uri() != null) {
            var database = new Database(settings, null, Bolt.connect(settings, settings.uri()), control);
            Schema.ensure(database.connection);
            return database;
        }
        EmbeddedServer.requireInstalled(settings);
        var directory = StoreDirectory.take(settings.directory());
        try {
            ServerFile.read(directory.path()).ifPresent(left -> left.awaitEnd(LEFTOVER_PATIENCE));
            ServerFile.delete(directory.path());
            directory.removeStrays();
            var database = new Database(settings, directory, null, control);
            if (directory.current().isPresent()) {
                database.driver();
            }
            return database;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Connects to the embedded database that another live process runs in the directory; empty when none does.
     *
     * @throws DatabaseException if one runs but does not answer
     */
    public static Optional<Database> attach(DatabaseSettings settings) throws DatabaseException {
        Optional<ServerFile> file = ServerFile.read(settings.directory());
        if (settings.uri() != null || file.isEmpty() || file.get().process().isEmpty()) {
            return Optional.empty();
        }
        String password = StoreDirectory.readPassword(settings.directory());
        Driver driver = Bolt.local(file.get().port(), password, Duration.ofSeconds(10));
        return Optional.of(new Database(settings, null, driver, RunControl.NONE));
    }

    /** What the database holds. */
    public GraphStore store() {
        return store;
    }

    /** Whether it holds no event. A new embedded database says so without starting. */
    public boolean isEmpty() {
        synchronized (this) {
            if (directory != null && server == null && directory.current().isEmpty()) {
                return true;
            }
        }
        return store.eventCount() == 0;
    }

    /** Whether the server is a child of this process. */
    public boolean isEmbedded() {
        return directory != null;
    }

    /**
     * Replaces all that the database holds by Neo4j's own importer. The old data stay until the new are complete: a load
     * that fails, or a process that dies, changes nothing. Rings and decisions go, too.
     *
     * @param ordered events in their order, each once
     * @throws DatabaseException if the database is not a child of this process, or the import fails
     */
    public synchronized void bulkLoad(EntityTypes types, List<Event> ordered, RunControl progress)
            throws DatabaseException {
        if (directory == null) {
            throw new DatabaseException("only the embedded database can be loaded in bulk; load without --fresh");
        }
        StoreDirectory target = directory;
        stopServer();
        Path home = target.newHome();
        try {
            new BulkImport(settings, target, home).run(ordered, progress);
        } catch (RuntimeException e) {
            target.removeStrays();
            throw e;
        }
        progress.check("starting the database", 0, -1);
        start(target, home);
        store.saveTypes(types);
        target.makeCurrent(home);
        target.removeStrays();
    }

    /** Stops the child cleanly, or leaves the server. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopServer();
        if (directory != null) {
            directory.close();
        }
    }

    private synchronized Driver driver() {
        if (closed) {
            throw new DatabaseException("the database is closed");
        }
        if (directory != null && (server == null || !server.isAlive())) {
            stopServer();
            start(directory, directory.current().orElseGet(() -> firstHome(directory)));
        }
        if (driver == null) {
            throw new DatabaseException("no connection to the " + settings);
        }
        return driver;
    }

    private Path firstHome(StoreDirectory target) {
        Path home = target.newHome();
        BulkImport.setPassword(settings, home, target.password());
        target.makeCurrent(home);
        return home;
    }

    private void start(StoreDirectory target, Path home) {
        EmbeddedServer started = EmbeddedServer.start(settings, home, control);
        server = started;
        try {
            driver = Bolt.local(started.port(), target.password(), READY_PATIENCE);
            Schema.ensure(connection);
            started.file().write(target.path());
        } catch (RuntimeException e) {
            stopServer();
            throw e;
        }
    }

    private boolean recover() {
        EmbeddedServer broken;
        synchronized (this) {
            broken = server;
            if (closed || directory == null || broken == null) {
                return false;
            }
        }
        // The connection breaks a moment before the system reports the end of a killed process.
        broken.awaitEnd(Duration.ofSeconds(2));
        return true;
    }

    private void stopServer() {
        if (driver != null) {
            driver.close();
            driver = null;
        }
        if (server != null) {
            server.stop();
            server = null;
        }
        if (directory != null) {
            ServerFile.delete(directory.path());
        }
    }
}
