package io.ringfence.graph;

import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Progress, cancelling and threads of one long run. Called at bounded intervals, and only on the thread that started the
 * run, so that an implementation needs no lock.
 */
@FunctionalInterface
public interface RunControl {
    /** Ignores progress, never stops, and works on the calling thread. */
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

    /** The threads that the run may use; no result depends on them. */
    default Workers workers() {
        return Workers.ONE;
    }

    /**
     * Runs a task over 0..n−1 in ranges of {@code grain} on the run's threads, as {@link Workers#forRanges} does, and
     * reports progress before every 64 ranges.
     *
     * @throws CancellationException if the caller asked to stop
     */
    default void forRanges(String phase, int n, int grain, Workers.RangeTask task) {
        int batch = (int) Math.min(Integer.MAX_VALUE, 64L * grain);
        for (int begin = 0; begin < n; begin += Math.min(batch, n - begin)) {
            check(phase, begin, n);
            int first = begin;
            workers()
                    .forRanges(
                            Math.min(batch, n - begin),
                            grain,
                            (worker, from, to) -> task.run(worker, first + from, first + to));
        }
    }

    /** The same control with other threads. */
    default RunControl on(Workers workers) {
        Objects.requireNonNull(workers, "workers");
        RunControl self = this;
        return new RunControl() {
            @Override
            public boolean progress(String phase, long done, long total) {
                return self.progress(phase, done, total);
            }

            @Override
            public Workers workers() {
                return workers;
            }
        };
    }

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
