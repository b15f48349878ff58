package io.ringfence.ring;

import com.sun.management.OperatingSystemMXBean;
import io.ringfence.graph.RunControl;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the phases of a run take, by the names that it reports, on the clock and in processor time of all threads
 * (garbage collection and compilation too), and how much heap is in use after collections.
 */
final class PhaseClock implements RunControl {
    private static final double SECOND = 1e9;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, long[]> nanos = new LinkedHashMap<>();
    private final long began = System.nanoTime();
    private final long processorBegan = system.getProcessCpuTime();
    private String phase = "start";
    private long since = began;
    private long processorSince = processorBegan;
    private long longestSilence;
    private String silent = phase;
    private long peak;

    @Override
    public boolean progress(String next, long done, long total) {
        long now = System.nanoTime();
        long processor = system.getProcessCpuTime();
        long[] sums = nanos.computeIfAbsent(phase, name -> new long[2]);
        sums[0] += now - since;
        sums[1] += processor - processorSince;
        if (now - since > longestSilence) {
            longestSilence = now - since;
            silent = phase;
        }
        phase = next;
        since = now;
        processorSince = processor;
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage after = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += after == null ? 0 : after.getUsed();
        }
        peak = Math.max(peak, used);
        return true;
    }

    void print(PrintStream out) {
        progress("end", 1, 1);
        out.printf("%n   clock, processor seconds%n");
        nanos.forEach((name, sums) -> line(out, name, sums[0], sums[1]));
        line(out, "in all", since - began, processorSince - processorBegan);
        out.printf(
                "longest silence %.2f s, after %s; most heap after a collection %,d MiB%n",
                longestSilence / SECOND, silent, peak >> 20);
    }

    private static void line(PrintStream out, String name, long clock, long processor) {
        out.printf("%8.2f %8.2f  %s%n", clock / SECOND, processor / SECOND, name);
    }
}
