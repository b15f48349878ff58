package io.ringfence.graph;

import java.util.concurrent.CancellationException;

/** Progress and cancelling of one long run; called at bounded intervals. */
@FunctionalInterface
public interface RunControl {
    /** Ignores progress and never stops. */
    RunControl NONE = (phase, done, total) -> true;

    /**
     * Reports progress.
     *
     * @param phase what is being done, for people
     * @param done  units done in this phase
     * @param total units in this phase, or −1 when unknown
     * @return whether to go on
     */
    boolean progress(String phase, long done, long total);

    /**
     * Reports progress and stops the run where that is asked for.
     *
     * @throws CancellationException if the caller asked to stop
     */
    default void check(String phase, long done, long total) {
        if (!progress(phase, done, total)) {
            throw new CancellationException("stopped during " + phase);
        }
    }
}
