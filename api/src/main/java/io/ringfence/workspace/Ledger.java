package io.ringfence.workspace;

import io.ringfence.graph.Event;
import io.ringfence.loaders.neo4j.AppendResult;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingSet;
import java.util.List;
import java.util.Map;

/** What a workspace must not lose. What a method writes is durable when it returns. */
public interface Ledger {
    /** Adds events; one that is here already changes nothing. */
    AppendResult append(List<Event> events);

    /** Keeps the rings of a run and what changed since the run before. */
    void saveRings(RingSet rings, List<RingChange> changes);

    /** What happened to a ring from run to run, oldest first. */
    List<RingChange> history(String ringId);

    /** What happened to every ring from run to run, oldest first. */
    List<RingChange> ringChanges();

    /** Keeps what an investigator decided. */
    void saveDecision(RingDecision decision);

    /** What was decided on a ring, oldest first. */
    List<RingDecision> decisions(String ringId);

    /** What is stored, by kind: entity types, links, payments, labels. */
    Map<String, Long> counts();

    /** Whether it answers. */
    boolean healthy();
}
