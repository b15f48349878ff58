package io.ringfence.workspace;

import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.shadow.ShadowLog;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.neo4j.AppendResult;
import io.ringfence.loaders.neo4j.Database;
import io.ringfence.loaders.neo4j.DatabaseSettings;
import io.ringfence.loaders.neo4j.Erased;
import io.ringfence.loaders.neo4j.GraphStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One command's hold on a home: its lock, where it writes, and its database. Closing it stops the database that it
 * started and gives the home back.
 */
public final class Session implements AutoCloseable {
    private final Home home;
    private final Home.@Nullable Lock lock;
    private final Database database;
    private @Nullable Workspace workspace;

    private Session(Home home, Home.@Nullable Lock lock, Database database) {
        this.home = home;
        this.lock = lock;
        this.database = database;
    }

    /**
     * Takes a home for writing.
     *
     * @param command what for, in words for whoever is turned away meanwhile
     * @throws HomeInUseException if another process holds it
     */
    public static Session toWrite(Home home, String command, RunControl control) {
        Home.Lock lock = home.lock(command);
        try {
            return new Session(home, lock, Database.open(settings(home, System.getenv()), control));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a home for reading. Where another process has it open, its database is read beside it.
     *
     * @throws HomeInUseException if another process holds it and its database cannot be read yet
     */
    public static Session toRead(Home home, String command, RunControl control) {
        try {
            return toWrite(home, command, control);
        } catch (HomeInUseException e) {
            DatabaseSettings settings = settings(home, System.getenv());
            Optional<Database> running =
                    settings.uri() == null ? Database.attach(settings) : Optional.of(Database.open(settings, control));
            return new Session(home, null, running.orElseThrow(() -> e));
        }
    }

    /** Where the database of a home is, by the environment. */
    public static DatabaseSettings settings(Home home, Map<String, String> environment) {
        Path libraries = Path.of(System.getProperty("ringfence.neo4j.lib", "neo4j-lib-not-set"));
        DatabaseSettings embedded = DatabaseSettings.embedded(home.neo4j(), libraries);
        String uri = environment.getOrDefault("NEO4J_URI", "");
        if (uri.isBlank()) {
            return embedded;
        }
        return new DatabaseSettings(
                home.neo4j(),
                libraries,
                parse(uri),
                environment.getOrDefault("NEO4J_USER", "neo4j"),
                environment.get("NEO4J_PASSWORD"),
                embedded.java());
    }

    private static URI parse(String uri) {
        try {
            return URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw new WorkspaceException(
                    "NEO4J_URI must be like neo4j://host:7687 or bolt://host:7687, got '" + uri + "'", e);
        }
    }

    /** The folder. */
    public Home home() {
        return home;
    }

    /** The models of the home, those of its entity types. */
    public ModelRegistry models() {
        return home.registry();
    }

    /** The system of record. */
    public GraphStore store() {
        return database.store();
    }

    /** Whether nothing was loaded yet. */
    public boolean isEmpty() {
        return database.isEmpty();
    }

    /**
     * Stores what was read: in bulk where the database is embedded and empty or to be replaced, else event by event.
     *
     * @param fresh whether to drop everything that is there first; models stay
     * @return what was new and what was there
     */
    public AppendResult load(Loaded loaded, boolean fresh, RunControl control) {
        startWriting();
        if (database.isEmbedded() && (fresh || database.isEmpty())) {
            database.bulkLoad(loaded.types(), loaded.events(), control);
            return new AppendResult(loaded.events().size(), 0, 0);
        }
        GraphStore store = database.store();
        if (fresh) {
            store.clear();
        }
        EntityTypes types = store.types();
        for (EntityType type : loaded.types().all()) {
            if (types.indexOf(type.name()) < 0) {
                types = types.with(type);
            }
        }
        store.saveTypes(types);
        return store.append(loaded.events(), control);
    }

    /**
     * Takes an entity out of the system of record for good, every snapshot with it, and what challengers said of it; rings
     * that named it go, too, until they are found anew.
     *
     * @return what went; empty if it was not here
     * @throws UncheckedIOException if the scores of a challenger cannot be written anew; nothing else went then
     */
    public Optional<Erasure> erase(EntityId entity, RunControl control) {
        startWriting();
        long scores = 0;
        if (entity.isAccount()) {
            try {
                for (Path log : models().shadowLogs()) {
                    scores += new ShadowLog(log).erase(entity.id());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("scores of challengers could not be erased: " + e.getMessage(), e);
            }
        }
        long shadowScores = scores;
        return database.store().erase(entity, control).map(stored -> new Erasure(stored, shadowScores));
    }

    /**
     * What an erasure took.
     *
     * @param stored       from the system of record
     * @param shadowScores scores of challengers
     */
    public record Erasure(Erased stored, long shadowScores) {}

    private void startWriting() {
        if (lock == null) {
            throw new HomeInUseException(home.directory() + " is open for reading only");
        }
        workspace = null;
        home.dropSnapshot();
    }

    /** All of it in memory; read on the first call. */
    public Workspace workspace(RunControl control) {
        Workspace current = workspace;
        if (current == null) {
            GraphStore store = database.store();
            TemporalGraph graph =
                    new GraphCache(home.snapshot(), lock != null).read(GraphCache.Origin.of(store), control);
            home.saveTypes(graph.types());
            current = new Workspace(
                    new StoreLedger(store), graph, store.rings(), ModelSource.of(home.registry()), Clock.systemUTC());
            workspace = current;
        }
        return current;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
