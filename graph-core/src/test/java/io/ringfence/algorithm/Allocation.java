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
        run.run(); // classes are loaded
        long before = THREAD.getCurrentThreadAllocatedBytes();
        run.run();
        long allocated = THREAD.getCurrentThreadAllocatedBytes() - before;
        assertThat(estimate).isBetween(allocated * 9 / 10, 2 * allocated);
    }
}
