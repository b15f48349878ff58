package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Features of many accounts, each at a moment of its own, computed in parallel; the result does not depend on that. */
public final class FeatureRows {
    private static final int BLOCK = 256;

    private FeatureRows() {}

    /**
     * An account at a moment.
     *
     * @param accountId the account; one never seen is answered with what can be said of it
     * @param at        when; nothing known or dated later is looked at
     */
    public record AccountAt(String accountId, Instant at) {
        public AccountAt {
            Objects.requireNonNull(accountId, "accountId");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The features of accounts at moments.
     *
     * @param control told of progress
     * @return shape [rows][features], in the order of the rows
     * @throws CancellationException if {@code control} asks to stop
     */
    public static float[][] compute(
            TemporalGraph graph, FeatureExtractor extractor, List<AccountAt> rows, RunControl control) {
        float[][] values = new float[rows.size()][];
        int threads = Runtime.getRuntime().availableProcessors();
        inBlocks(rows.size(), threads, control, row -> {
            AccountAt wanted = rows.get(row);
            GraphView view = graph.asOf(wanted.at());
            var point = DecisionPoint.of(view, wanted.accountId(), List.of(), DecisionPoint.NO_AMOUNT, wanted.at());
            values[row] = extractor.extract(view, point);
        });
        return values;
    }

    /** Computes one row by its number. */
    @FunctionalInterface
    interface RowTask {
        void compute(int row);
    }

    static void inBlocks(int rows, int threads, RunControl control, RowTask task) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            try {
                var blocks = new ArrayList<Future<?>>();
                for (int from = 0; from < rows; from += BLOCK) {
                    int start = from;
                    int end = Math.min(rows, from + BLOCK);
                    blocks.add(workers.submit(() -> {
                        for (int row = start; row < end; row++) {
                            task.compute(row);
                        }
                    }));
                }
                for (int block = 0; block < blocks.size(); block++) {
                    blocks.get(block).get();
                    control.check("features", Math.min(rows, (block + 1L) * BLOCK), rows);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a feature could not be computed: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("stopped during features");
            } finally {
                workers.shutdownNow();
            }
        }
    }
}
