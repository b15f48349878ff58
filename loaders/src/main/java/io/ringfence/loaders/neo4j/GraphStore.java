package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.neo4j.driver.Record;

/**
 * What the database holds: events, rings, decisions. Every method throws {@link DatabaseException} when the database
 * cannot be reached or refuses; what a method saved is durable when it returns.
 */
public final class GraphStore {
    private static final int BATCH = 5_000;
    private static final String HOLDS = "MATCH (e:Entity {key: $key}) RETURN count(e) > 0";
    private static final String EVENT_COUNT = """
            RETURN COUNT { MATCH (a:Account) WHERE a.openedAt IS NOT NULL } + COUNT { MATCH ()-[:SEEN_WITH]->() }
              + COUNT { MATCH (:Payment) } + COUNT { MATCH (:Label) } + COUNT { MATCH (:AccountAttribute) }
            """;
    private static final String COUNTS = """
            RETURN COUNT { MATCH ()-[:SEEN_WITH]->() }, COUNT { MATCH (:Payment) }, COUNT { MATCH (:Label) },
              COUNT { MATCH (:AccountAttribute) }
            """;
    private static final String TYPES = "MATCH (r:Ringfence {name: 'entity-types'}) RETURN r.json";
    private static final String SAVE_TYPES = "MERGE (r:Ringfence {name: 'entity-types'}) SET r.json = $json";
    private static final String STATE = """
            MERGE (r:Ringfence {name: 'writer'}) SET r.state = coalesce(r.state, randomUUID()) RETURN r.state
            """;
    private static final String CLEAR = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS";

    private final Connection connection;
    private final DecisionStore decisions;
    private final RingStore rings;
    private final EmbeddingStore embeddings;

    GraphStore(Connection connection) {
        this.connection = connection;
        decisions = new DecisionStore(connection);
        rings = new RingStore(connection);
        embeddings = new EmbeddingStore(connection);
    }

    /** Events of all kinds. */
    public long eventCount() {
        return connection.list(EVENT_COUNT, Map.of()).getFirst().get(0).asLong();
    }

    /** How many entities there are of each type that has any. */
    public SortedMap<String, Long> entityCounts() {
        var counts = new TreeMap<String, Long>();
        for (EntityType type : types().all()) {
            String query = "MATCH (n:" + Labels.of(type.name()) + ") RETURN count(n)";
            long count = connection.list(query, Map.of()).getFirst().get(0).asLong();
            if (count > 0) {
                counts.put(type.name(), count);
            }
        }
        return counts;
    }

    /**
     * How many {@code links} (as observed, without those of payments), {@code payments}, {@code labels} and {@code
     * attributes} there are.
     */
    public SortedMap<String, Long> counts() {
        Record row = connection.list(COUNTS, Map.of()).getFirst();
        return new TreeMap<>(Map.of(
                "links", row.get(0).asLong(),
                "payments", row.get(1).asLong(),
                "labels", row.get(2).asLong(),
                "attributes", row.get(3).asLong()));
    }

    /**
     * A mark of the events that are here: two calls give the same only if no event was written, cleared or loaded in
     * between. What others write past this class shows where it changes {@link #counts} or the entity types.
     */
    public String state() {
        String mark = connection.write(
                transaction -> transaction.run(STATE).single().get(0).asString());
        return mark + " " + counts() + " " + StoredTypes.write(types());
    }

    /** The entity types that were saved, or the built-in ones. */
    public EntityTypes types() {
        return connection.list(TYPES, Map.of()).stream()
                .findFirst()
                .map(row -> StoredTypes.read(row.get(0).asString()))
                .orElse(EntityTypes.DEFAULT);
    }

    /** Saves the entity types; their order is that of the graph. */
    public void saveTypes(EntityTypes types) {
        Map<String, Object> parameters = Map.of("json", StoredTypes.write(types));
        connection.write(transaction -> transaction.run(SAVE_TYPES, parameters).consume());
    }

    /** All events, in {@link io.ringfence.graph.EventOrder#BY_KNOWN_TIME}. Needs memory for all of them. */
    public List<Event> events(RunControl control) {
        long total = eventCount();
        return connection.read(transaction -> new EventReader(control, total).read(transaction));
    }

    /** All events in a compacted graph, appended in {@link io.ringfence.graph.EventOrder#BY_KNOWN_TIME}. */
    public TemporalGraph read(RunControl control) {
        var graph = new TemporalGraph(types());
        List<Event> events = events(control);
        for (int i = 0; i < events.size(); i++) {
            if (i % 100_000 == 0) {
                control.check("building the graph", i, events.size());
            }
            graph.append(events.get(i));
        }
        graph.compact(control);
        return graph;
    }

    /**
     * Adds events, {@value #BATCH} to a transaction. The same events again change nothing; where two events of one id
     * disagree, the first stays. Stopped or broken off, the transactions that were done stay, and a repeat does the rest.
     */
    public AppendResult append(List<Event> events, RunControl control) {
        AppendResult result = AppendResult.NONE;
        for (int from = 0; from < events.size(); from += BATCH) {
            control.check("writing to the database", from, events.size());
            var batch = new EventBatch(events.subList(from, Math.min(from + BATCH, events.size())));
            result = result.plus(connection.write(transaction -> new EventWriter(transaction).write(batch)));
        }
        return result;
    }

    /** Whether an entity is here: an event that is here named it, and it was not erased since. */
    public boolean holds(EntityId entity) {
        return connection
                .list(HOLDS, Map.of("key", entity.toString()))
                .getFirst()
                .get(0)
                .asBoolean();
    }

    /**
     * Takes an entity out for good, as {@link TemporalGraph#erase} does: its links, the payments that an account made, its
     * part in those of others, its labels and those of its payments, its attributes, its opening and its id. Before that, the rings and cleared groups that name it,
     * and its part in decisions. {@value #BATCH} records of a kind to a transaction, its node in the last one: stopped or
     * broken off, a repeat does the rest. An event of it that comes later makes it anew.
     *
     * @return what went; empty if it was not here
     */
    public Optional<Erased> erase(EntityId entity, RunControl control) {
        return erase(entity, BATCH, control);
    }

    Optional<Erased> erase(EntityId entity, int limit, RunControl control) {
        if (!holds(entity)) {
            return Optional.empty();
        }
        Erased erased = new RingErasure(connection, entity, control).run();
        EventErasure.Part part;
        do {
            control.check("erasing from the database", erased.links() + erased.payments() + erased.parties(), -1);
            part = connection.write(transaction -> new EventErasure(transaction, entity, limit).run());
            erased = erased.plus(part.erased());
        } while (!part.last());
        return Optional.of(erased);
    }

    /** Saves the rings of a run, which become the latest, and what became of each ring since the run before. */
    public void saveRings(RingSet found, List<RingChange> changes) {
        rings.save(found, changes);
    }

    /** The rings of the latest run; {@link RingSet#EMPTY} if there was none. */
    public RingSet rings() {
        return rings.latest();
    }

    /** What became of a ring from run to run, oldest first. */
    public List<RingChange> history(String ringId) {
        return rings.history(ringId);
    }

    /** What became of every ring from run to run, oldest first. */
    public List<RingChange> ringChanges() {
        return rings.changes();
    }

    /** Where models place accounts, for asking which are alike. */
    public EmbeddingStore embeddings() {
        return embeddings;
    }

    /** Saves what an investigator decided. */
    public void saveDecision(RingDecision decision) {
        decisions.save(decision);
    }

    /** The decisions about a ring, oldest first. */
    public List<RingDecision> decisions(String ringId) {
        return decisions.of(ringId);
    }

    /** Removes everything, rings and decisions, too. Not one transaction: broken off, it leaves the rest. */
    public void clear() {
        connection.run(CLEAR, Map.of());
    }
}
