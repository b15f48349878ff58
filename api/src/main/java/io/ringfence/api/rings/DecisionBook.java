package io.ringfence.api.rings;

import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.workspace.Notice;
import io.ringfence.workspace.Workspace;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The decisions of each ring, read from the ledger once and again after a new one: a list of rings asks for all of them,
 * and only this process decides.
 */
@Singleton
final class DecisionBook {
    private final Workspace workspace;
    private final ConcurrentHashMap<String, List<RingDecision>> decisions = new ConcurrentHashMap<>();
    private final Workspace.Listening listening;

    DecisionBook(Workspace workspace) {
        this.workspace = workspace;
        listening = workspace.listen(notice -> {
            if (notice instanceof Notice.Decided decided) {
                decisions.remove(decided.decision().ringId());
            }
        });
    }

    /** The decisions on a ring, oldest first. */
    List<RingDecision> of(String ringId) {
        return decisions.computeIfAbsent(ringId, id -> List.copyOf(workspace.decisions(id)));
    }

    /** Where a ring stands. */
    RingStatus status(String ringId) {
        return RingStatus.after(of(ringId));
    }

    @PreDestroy
    void close() {
        listening.close();
    }
}
