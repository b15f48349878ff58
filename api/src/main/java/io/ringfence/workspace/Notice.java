package io.ringfence.workspace;

import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.RingChange;
import java.time.Instant;
import java.util.List;

/** Something that happened in a workspace and that a watcher may want to know. */
public sealed interface Notice {
    /** When it happened. */
    Instant at();

    /** Events were added. */
    record EventsAdded(int count, Instant at) implements Notice {}

    /** Rings were found anew. */
    record RingsChanged(int rings, List<RingChange> changes, Instant at) implements Notice {
        public RingsChanged {
            changes = List.copyOf(changes);
        }
    }

    /** A ring was decided on. */
    record Decided(RingDecision decision, Instant at) implements Notice {}
}
