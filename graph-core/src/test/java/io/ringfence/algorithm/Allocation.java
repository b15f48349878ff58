package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Holds an estimate of memory against the bytes that the calling thread allocated. */
public final class Allocation {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Asserts that the estimate is at least nine tenths of what was allocated and at most twice as much. */
    public static void isEstimatedBy(long estimate, Runnable run) {
        long allocated = of(run);
        assertThat(estimate).isBetween(allocated * 9 / 10, 2 * allocated);
    }

    /** The bytes that a run allocates on this thread, once its classes are loaded. */
    public static long of(Runnable run) {
        run.run();
        long before = THREAD.getCurrentThreadAllocatedBytes();
        run.run();
        return THREAD.getCurrentThreadAllocatedBytes() - before;
    }
}
