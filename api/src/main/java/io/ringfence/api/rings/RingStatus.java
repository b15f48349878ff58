package io.ringfence.api.rings;

import io.ringfence.loaders.neo4j.RingDecision;
import java.util.List;

/** Where a ring stands with the investigators. */
enum RingStatus {
    OPEN,
    CONFIRMED,
    CLEARED,
    ESCALATED;

    /** The standing after these decisions, oldest first: the latest one counts. */
    static RingStatus after(List<RingDecision> decisions) {
        if (decisions.isEmpty()) {
            return OPEN;
        }
        return switch (decisions.getLast().verdict()) {
            case CONFIRM -> CONFIRMED;
            case CLEAR -> CLEARED;
            case ESCALATE -> ESCALATED;
        };
    }
}
