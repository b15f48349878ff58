package io.ringfence.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C or a terminate signal into an orderly end: the command's thread is woken or interrupted, and the process
 * stays until the command has put everything away. Declare it first, so that it is closed last.
 */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private StopSignal() {}

    static StopSignal install() {
        var signal = new StopSignal();
        Thread command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            signal.asked.countDown();
            if (signal.done.getCount() > 0) {
                command.interrupt();
            }
            signal.awaitDone();
        }));
        return signal;
    }

    /** Returns when the process is told to stop. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            return; // the same wish
        } finally {
            Thread.interrupted(); // what follows is putting away, which must not be interrupted
        }
    }

    private void awaitDone() {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(StopSignal.class.getName())
                        .log(System.Logger.Level.WARNING, "gave up waiting for an orderly end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
