package io.ringfence.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Progress as lines: one when a phase begins and one every ten seconds while it lasts. */
final class LineProgress implements Console.Progress {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final PrintWriter writer;
    private String phase = "";
    private long printed = System.nanoTime();

    LineProgress(PrintWriter writer) {
        this.writer = writer;
    }

    @Override
    public synchronized boolean progress(String name, long done, long total) {
        long now = System.nanoTime();
        if (!name.equals(phase)) {
            phase = name;
            printed = now;
            writer.println(name + " ...");
            writer.flush();
        } else if (now - printed > INTERVAL) {
            printed = now;
            writer.println(
                    total > 0
                            ? String.format(Locale.ROOT, "%s: %,d of %,d", name, done, total)
                            : String.format(Locale.ROOT, "%s: %,d", name, done));
            writer.flush();
        }
        return !Thread.currentThread().isInterrupted();
    }

    @Override
    public void pause() {
        writer.flush();
    }
}
