package io.ringfence.graph;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that one run may use: the caller's own and those of an executor that the caller brings. Work is split by
 * range of nodes; the ranges depend on the input alone, never on the number of threads, so that what is computed per
 * range is the same at any thread count.
 *
 * <p>The caller always works too and takes every range that nobody else has, so a busy or full executor costs time and
 * never a deadlock. Waiting spins first and parks late, because most regions are shorter than a wake-up.
 */
public final class Workers {
    /** The calling thread alone. */
    public static final Workers ONE = new Workers(Runnable::run, 1);

    private static final int SPINS = 2_000;

    private final Executor executor;
    private final int threads;

    private Workers(Executor executor, int threads) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.threads = threads;
    }

    /**
     * The calling thread and up to {@code threads − 1} tasks on an executor.
     *
     * @param threads most threads at work at once, at least 1
     */
    public static Workers on(Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        return new Workers(executor, threads);
    }

    /** Most threads at work at once. */
    public int threads() {
        return threads;
    }

    /**
     * Runs a task over 0..n−1 in ranges of {@code grain}, and returns when all are done. What the task wrote is visible
     * to the caller. Inputs of one range run on the calling thread.
     *
     * @throws RuntimeException what the task of the lowest failing range threw; later ranges may have been left out
     */
    public void forRanges(int n, int grain, RangeTask task) {
        if (grain < 1) {
            throw new IllegalArgumentException("grain must be at least 1, got " + grain);
        }
        int ranges = Math.ceilDiv(n, grain);
        if (threads == 1 || ranges <= 1) {
            for (int range = 0; range < ranges; range++) {
                task.run(0, range * grain, Math.min(n, (int) Math.min(Integer.MAX_VALUE, (range + 1L) * grain)));
            }
            return;
        }
        new Region(n, grain, ranges, task).run(Math.min(threads, ranges) - 1);
    }

    /** Takes one range of a larger whole. */
    @FunctionalInterface
    public interface RangeTask {
        /**
         * Works on one range.
         *
         * @param worker 0 ≤ worker &lt; threads, no two of the same number at once: the index of scratch memory
         * @param from   first of the range
         * @param to     after the last
         */
        void run(int worker, int from, int to);
    }

    private final class Region {
        private final int n;
        private final int grain;
        private final int ranges;
        private final RangeTask task;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger active = new AtomicInteger();
        private int failedRange = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Region(int n, int grain, int ranges, RangeTask task) {
            this.n = n;
            this.grain = grain;
            this.ranges = ranges;
            this.task = task;
        }

        void run(int others) {
            for (int i = 0; i < others; i++) {
                executor.execute(this::join);
            }
            work(0);
            for (int spins = 0; active.get() != 0; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            Throwable thrown;
            synchronized (this) {
                thrown = failure;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
        }

        private void join() {
            active.incrementAndGet();
            try {
                if (next.get() < ranges) {
                    work(1 + started.getAndIncrement());
                }
            } finally {
                if (active.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private void work(int worker) {
            for (int range = next.getAndIncrement(); range < ranges; range = next.getAndIncrement()) {
                int from = range * grain;
                try {
                    task.run(worker, from, n - from < grain ? n : from + grain);
                } catch (RuntimeException | Error e) {
                    fail(range, e);
                }
            }
        }

        private synchronized void fail(int range, Throwable thrown) {
            next.set(ranges);
            if (range < failedRange) {
                failedRange = range;
                failure = thrown;
            }
        }
    }
}
