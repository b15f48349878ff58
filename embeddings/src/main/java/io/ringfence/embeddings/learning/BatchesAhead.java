package io.ringfence.embeddings.learning;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The batches of one pass, each laid out by another thread while the one before it is worked on. */
final class BatchesAhead implements AutoCloseable {
    private final BatchSource source;
    private final int[] order;
    private final int size;
    private final int epoch;
    private final Batch[] slots = {new Batch(), new Batch()};
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("batches-", 0).factory());
    private int step;
    private Future<Batch> next;

    BatchesAhead(BatchSource source, int[] order, int size, int epoch) {
        this.source = source;
        this.order = order;
        this.size = size;
        this.epoch = epoch;
        next = submit(0);
    }

    int steps() {
        return (order.length + size - 1) / size;
    }

    /** The next batch, good until the call after. */
    Batch next() {
        try {
            Batch batch = next.get();
            step++;
            if (step < steps()) {
                next = submit(step);
            }
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while laying out a batch", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch cannot be laid out: " + e.getCause(), e);
        }
    }

    private Future<Batch> submit(int which) {
        return thread.submit(() -> {
            Batch batch = slots[which % slots.length];
            batch.clear();
            int from = which * size;
            source.fill(new BatchSource.Span(order, from, Math.min(order.length, from + size), epoch), batch);
            batch.seal();
            return batch;
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
