package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.util.List;
import java.util.Optional;

/** The system of record while it is open. */
public final class Database implements AutoCloseable {
    private final DatabaseSettings settings;

    private Database(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Starts the embedded database or connects to the server of the settings. */
    public static Database open(DatabaseSettings settings, RunControl control) throws DatabaseException {
        return new Database(settings);
    }

    /** Connects to the embedded database that another live process runs in the directory; empty when none does. */
    public static Optional<Database> attach(DatabaseSettings settings) throws DatabaseException {
        return Optional.empty();
    }

    /** What the database holds. */
    public GraphStore store() {
        throw new DatabaseException("no store yet in " + settings);
    }

    /** Whether it holds no event. A new embedded database says so without starting. */
    public boolean isEmpty() {
        return true;
    }

    /** Whether it is a child of ours. */
    public boolean isEmbedded() {
        return settings.uri() == null;
    }

    /** Replaces all by Neo4j's own importer; embedded only. */
    public void bulkLoad(EntityTypes types, List<Event> ordered, RunControl control) throws DatabaseException {
        throw new DatabaseException("no import yet in " + settings);
    }

    /** Stops the child or leaves the server. */
    @Override
    public void close() {}
}
