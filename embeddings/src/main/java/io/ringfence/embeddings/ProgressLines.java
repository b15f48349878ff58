package io.ringfence.embeddings;

import io.ringfence.graph.RunControl;
import java.io.PrintStream;

/** Progress as lines of tab-separated text for the process that waits, at most five a second and one per new phase. */
final class ProgressLines implements RunControl {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final PrintStream out;
    private String phase = "";
    private long last;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized boolean progress(String now, long done, long total) {
        long time = System.nanoTime();
        if (!now.equals(phase) || time - last >= INTERVAL_NANOS || done == total) {
            phase = now;
            last = time;
            out.println("progress\t" + now + "\t" + done + "\t" + total);
            out.flush();
        }
        return !Thread.currentThread().isInterrupted();
    }
}
