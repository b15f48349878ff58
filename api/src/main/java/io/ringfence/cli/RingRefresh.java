package io.ringfence.cli;

import io.ringfence.graph.RunControl;
import io.ringfence.workspace.Notice;
import io.ringfence.workspace.Workspace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds rings anew while the service runs, at most once an interval and only where events came in since. */
final class RingRefresh implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final System.Logger LOG = System.getLogger(RingRefresh.class.getName());

    private final Thread thread =
            Thread.ofPlatform().daemon().name("ring-refresh").unstarted(this::run);
    private final AtomicBoolean stale = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Workspace workspace;
    private final Workspace.Listening listening;

    private RingRefresh(Workspace workspace) {
        this.workspace = workspace;
        this.listening = workspace.listen(notice -> {
            if (notice instanceof Notice.EventsAdded) {
                stale.set(true);
            }
        });
    }

    static RingRefresh start(Workspace workspace) {
        var refresh = new RingRefresh(workspace);
        refresh.thread.start();
        return refresh;
    }

    private void run() {
        try {
            while (!stopped.get()) {
                Thread.sleep(INTERVAL);
                if (stale.getAndSet(false)) {
                    refresh();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void refresh() {
        try {
            RunControl control = (phase, done, total) -> !stopped.get();
            workspace.graph().compact(control);
            workspace.detect(Optional.empty(), control);
        } catch (RuntimeException e) {
            stale.set(true);
            LOG.log(System.Logger.Level.WARNING, "rings could not be found anew: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        listening.close();
        thread.interrupt();
    }
}
