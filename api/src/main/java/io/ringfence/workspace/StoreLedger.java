package io.ringfence.workspace;

import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.neo4j.AppendResult;
import io.ringfence.loaders.neo4j.DatabaseException;
import io.ringfence.loaders.neo4j.GraphStore;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ledger in Neo4j. */
final class StoreLedger implements Ledger {
    private final GraphStore store;

    StoreLedger(GraphStore store) {
        this.store = store;
    }

    @Override
    public AppendResult append(List<Event> events) {
        return store.append(events, RunControl.NONE);
    }

    @Override
    public void saveRings(RingSet rings, List<RingChange> changes) {
        store.saveRings(rings, changes);
    }

    @Override
    public List<RingChange> history(String ringId) {
        return store.history(ringId);
    }

    @Override
    public List<RingChange> ringChanges() {
        return store.ringChanges();
    }

    @Override
    public void saveDecision(RingDecision decision) {
        store.saveDecision(decision);
    }

    @Override
    public List<RingDecision> decisions(String ringId) {
        return store.decisions(ringId);
    }

    @Override
    public Map<String, Long> counts() {
        var counts = new TreeMap<>(store.entityCounts());
        counts.putAll(store.counts());
        return counts;
    }

    @Override
    public boolean healthy() {
        try {
            store.eventCount();
            return true;
        } catch (DatabaseException e) {
            return false;
        }
    }
}
