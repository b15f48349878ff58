package io.ringfence.cli;

import io.ringfence.graph.RunControl;
import io.ringfence.ring.RingDrift;
import io.ringfence.workspace.Notice;
import io.ringfence.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the rings of a running service up to date: has them follow each event, writes down those that changed, and runs
 * a full search each night, or sooner after many events, that says how far the live rings had drifted.
 */
final class RingRefresh implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofHours(24);

    /** A full run comes sooner after so many events, or so many for each link there is. */
    private static final long MANY = 50_000;

    private static final double SHARE = 0.05;
    private static final System.Logger LOG = System.getLogger(RingRefresh.class.getName());

    private final Thread thread =
            Thread.ofPlatform().daemon().name("ring-refresh").unstarted(this::run);
    private final AtomicLong events = new AtomicLong();
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Workspace workspace;
    private final Workspace.Listening listening;

    private RingRefresh(Workspace workspace) {
        this.workspace = workspace;
        this.listening = workspace.listen(notice -> {
            if (notice instanceof Notice.EventsAdded added) {
                events.addAndGet(added.count());
                news.release();
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
            RunControl control = (phase, done, total) -> !stopped.get();
            boolean missed = workspace.rings().asOf().isBefore(workspace.view().asOf());
            attempt("rings cannot follow events", () -> workspace.followLive(control));
            Instant next = workspace.clock().instant().plus(missed ? Duration.ZERO : INTERVAL);
            while (!stopped.get()) {
                boolean due = !workspace.clock().instant().isBefore(next) || events.get() >= many();
                if (due && (missed || events.get() > 0)) {
                    events.set(0);
                    missed = false;
                    attempt("rings could not be found anew", () -> reconcile(control));
                    next = workspace.clock().instant().plus(INTERVAL);
                }
                if (news.tryAcquire(1, TimeUnit.MINUTES)) {
                    news.drainPermits();
                    attempt("changed rings could not be written", workspace::showLive);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private long many() {
        return Math.max(MANY, (long) (SHARE * workspace.view().linkCount()));
    }

    private void reconcile(RunControl control) {
        workspace.graph().compact(control);
        workspace.detect(Optional.empty(), control);
        if (workspace.live().isEmpty()) {
            workspace.followLive(control);
        } else {
            workspace.drift().ifPresent(RingRefresh::log);
        }
    }

    private static void log(RingDrift drift) {
        LOG.log(
                System.Logger.Level.INFO,
                "full run: {0} rings, {1} were live; ring F1 {2}, member F1 {3}",
                drift.nightly(),
                drift.live(),
                String.format(Locale.ROOT, "%.3f", drift.ringF1()),
                String.format(Locale.ROOT, "%.3f", drift.memberF1()));
    }

    private void attempt(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!stopped.get()) {
                LOG.log(System.Logger.Level.WARNING, failure + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        listening.close();
        thread.interrupt();
    }
}
