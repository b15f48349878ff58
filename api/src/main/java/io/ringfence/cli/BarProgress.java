package io.ringfence.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as a bar per phase on a terminal. */
final class BarProgress implements Console.Progress {
    private String phase = "";
    private @Nullable ProgressBar bar;

    @Override
    public synchronized boolean progress(String name, long done, long total) {
        ProgressBar current = bar;
        if (current == null || !name.equals(phase)) {
            pause();
            phase = name;
            current = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                    .setUpdateIntervalMillis(200)
                    .build();
            bar = current;
        }
        current.maxHint(total);
        current.stepTo(done);
        return !Thread.currentThread().isInterrupted();
    }

    @Override
    public synchronized void pause() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        phase = "";
    }
}
