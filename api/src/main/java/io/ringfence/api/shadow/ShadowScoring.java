package io.ringfence.api.shadow;

import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.embeddings.shadow.ShadowLog;
import io.ringfence.embeddings.shadow.ShadowScore;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.ModelSource;
import io.ringfence.workspace.Workspace;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Has challengers score what the champion scored, with the same knowledge, on a thread of its own. A request only puts
 * its decision into a queue of bounded length; where that is full the decision is dropped and counted. Scores are kept as
 * lines of JSON beside the models.
 */
@Singleton
public final class ShadowScoring {
    private static final int ROOM = 4096;
    private static final int BATCH = 256;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final System.Logger LOG = System.getLogger(ShadowScoring.class.getName());

    private final ModelSource models;
    private final ArrayBlockingQueue<Decision> waiting;
    private final AtomicLong scored = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final DoubleAdder apart = new DoubleAdder();
    private volatile List<RiskModel> shadows = List.of();
    private volatile long looked;
    private @Nullable Thread thread;

    @Inject
    ShadowScoring(Workspace workspace) {
        this(workspace.modelSource(), ROOM);
    }

    ShadowScoring(ModelSource models, int room) {
        this.models = models;
        this.waiting = new ArrayBlockingQueue<>(room);
        this.looked = System.nanoTime() - LOOK_NANOS - 1;
    }

    /**
     * A decision that the champion took.
     *
     * @param accountId whom it is about
     * @param paymentId the payment decided on, where it is one and was named
     * @param view      what was known
     * @param point     the decision
     * @param champion  the model that was heard
     * @param risk      what it said
     * @param bands     the band of a risk
     */
    public record Decision(
            String accountId,
            @Nullable String paymentId,
            GraphView view,
            DecisionPoint point,
            String champion,
            double risk,
            DoubleFunction<String> bands) {}

    /** Hands a decision over; never waits. */
    public void offer(Decision decision) {
        if (!current().isEmpty()) {
            start();
            if (!waiting.offer(decision)) {
                dropped.incrementAndGet();
            }
        }
    }

    /** Who scores in the shadow; looked up once a second. */
    private List<RiskModel> current() {
        if (System.nanoTime() - looked > LOOK_NANOS) {
            looked = System.nanoTime();
            shadows = models.shadows();
        }
        return shadows;
    }

    private synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("shadow-scoring").start(this::run);
        }
    }

    private void run() {
        var batch = new ArrayList<Decision>(BATCH);
        try {
            while (true) {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                score(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void score(List<Decision> batch) {
        Map<String, List<ShadowScore>> lines = new TreeMap<>();
        for (Decision decision : batch) {
            for (RiskModel model : current()) {
                if (!model.id().equals(decision.champion())) { // it was promoted meanwhile
                    try {
                        double risk = model.risk(decision.view(), decision.point());
                        lines.computeIfAbsent(model.id(), id -> new ArrayList<>())
                                .add(line(decision, model.id(), risk));
                        apart.add(Math.abs(risk - decision.risk()));
                    } catch (RuntimeException e) {
                        failed.incrementAndGet();
                        LOG.log(System.Logger.Level.WARNING, "model " + model.id() + " could not score", e);
                    }
                }
            }
        }
        lines.forEach((id, scores) -> {
            try {
                new ShadowLog(models.shadowLog(id)).append(scores);
                scored.addAndGet(scores.size());
            } catch (IOException e) {
                failed.addAndGet(scores.size());
                LOG.log(System.Logger.Level.WARNING, "scores of {0} could not be kept: {1}", id, e.getMessage());
            }
        });
    }

    private static ShadowScore line(Decision decision, String challenger, double risk) {
        return new ShadowScore(
                decision.point().at(),
                decision.accountId(),
                decision.paymentId(),
                decision.champion(),
                decision.risk(),
                decision.bands().apply(decision.risk()),
                challenger,
                risk,
                decision.bands().apply(risk));
    }

    /** Decisions scored and kept. */
    public long scored() {
        return scored.get();
    }

    /** Decisions that there was no room for. */
    public long dropped() {
        return dropped.get();
    }

    /** Decisions that could not be scored or kept. */
    public long failed() {
        return failed.get();
    }

    /** Mean magnitude of the difference to the champion; NaN before the first. */
    public double meanDifference() {
        return apart.sum() / scored.get();
    }

    @PreDestroy
    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
