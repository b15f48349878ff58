package io.ringfence.api.rings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The life of a ring, oldest first; a ring that is gone still has one.
 *
 * @param changes   from run to run
 * @param decisions of investigators
 */
@Schema(name = "RingHistory")
public record RingHistory(String id, List<ChangeBody> changes, List<DecisionBody> decisions) {
    public RingHistory {
        changes = List.copyOf(changes);
        decisions = List.copyOf(decisions);
    }
}
