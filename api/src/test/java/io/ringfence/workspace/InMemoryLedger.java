package io.ringfence.workspace;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.neo4j.AppendResult;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A ledger that lasts as long as the test. */
public final class InMemoryLedger implements Ledger {
    private final TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);
    private final Map<String, List<RingDecision>> decisions = new HashMap<>();
    private final Map<String, List<RingChange>> history = new HashMap<>();
    private boolean healthy = true;

    /** Fails, or stops failing, as a database that is away would. */
    public void setHealthy(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public synchronized AppendResult append(List<Event> events) {
        if (!healthy) {
            throw new IllegalStateException("the ledger is away");
        }
        long added = events.stream().filter(graph::append).count();
        return new AppendResult(added, events.size() - added, 0);
    }

    @Override
    public synchronized void saveRings(RingSet rings, List<RingChange> changes) {
        changes.forEach(change -> history.computeIfAbsent(change.ringId(), id -> new ArrayList<>())
                .add(change));
    }

    @Override
    public synchronized List<RingChange> history(String ringId) {
        return List.copyOf(history.getOrDefault(ringId, List.of()));
    }

    @Override
    public synchronized List<RingChange> ringChanges() {
        return history.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public synchronized void saveDecision(RingDecision decision) {
        decisions.computeIfAbsent(decision.ringId(), id -> new ArrayList<>()).add(decision);
    }

    @Override
    public synchronized List<RingDecision> decisions(String ringId) {
        return List.copyOf(decisions.getOrDefault(ringId, List.of()));
    }

    @Override
    public synchronized Map<String, Long> counts() {
        GraphView view = graph.latest();
        var counts = new TreeMap<String, Long>();
        for (int node = 0; node < view.nodeCount(); node++) {
            counts.merge(view.entity(node).type(), 1L, Long::sum);
        }
        counts.put("links", (long) view.linkCount());
        counts.put("payments", (long) view.paymentCount());
        counts.put("labels", (long) view.labelCount());
        return counts;
    }

    @Override
    public synchronized boolean healthy() {
        return healthy;
    }
}
