package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.util.List;
import java.util.Map;

/** What the database holds: events, rings, decisions. Methods throw {@link DatabaseException}. */
public final class GraphStore {
    GraphStore() {}

    /** Events of all kinds. */
    public long eventCount() {
        throw new DatabaseException("not there yet");
    }

    /** Entities by type. */
    public Map<String, Long> entityCounts() {
        throw new DatabaseException("not there yet");
    }

    /** {@code links}, {@code payments}, {@code labels}. */
    public Map<String, Long> counts() {
        throw new DatabaseException("not there yet");
    }

    /** The entity types that were saved, or the built-in ones. */
    public EntityTypes types() {
        throw new DatabaseException("not there yet");
    }

    /** Saves the entity types. */
    public void saveTypes(EntityTypes types) {
        throw new DatabaseException("not there yet");
    }

    /** All events, in {@link io.ringfence.graph.EventOrder#BY_KNOWN_TIME}, in a graph. */
    public TemporalGraph read(RunControl control) {
        throw new DatabaseException("not there yet");
    }

    /** Adds events; durable on return, a repeat changes nothing. */
    public AppendResult append(List<Event> events, RunControl control) {
        throw new DatabaseException("not there yet");
    }

    /** Saves a decision. */
    public void saveDecision(RingDecision decision) {
        throw new DatabaseException("not there yet");
    }

    /** The decisions about a ring, oldest first. */
    public List<RingDecision> decisions(String ringId) {
        throw new DatabaseException("not there yet");
    }

    /** Removes everything. */
    public void clear() {
        throw new DatabaseException("not there yet");
    }
}
