package io.ringfence.api.models;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.ringfence.embeddings.drift.DriftParameters;
import io.ringfence.embeddings.drift.DriftReport;
import io.ringfence.embeddings.registry.ModelState;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.graph.RunControl;
import io.ringfence.workspace.ModelDrift;
import io.ringfence.workspace.RetrainingPolicy;
import io.ringfence.workspace.Workspace;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps watch over the model that serves: how old its knowledge is, and, on a thread of its own every few hours, what
 * drifted since it was trained.
 */
@Singleton
public final class ModelWatch implements ApplicationEventListener<ServerStartupEvent> {
    private static final System.Logger LOG = System.getLogger(ModelWatch.class.getName());

    private final Workspace workspace;
    private final Duration maxAge;
    private final Duration first;
    private final Duration every;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable DriftReport report;
    private volatile @Nullable Thread thread;

    ModelWatch(
            Workspace workspace,
            @Value("${ringfence.model.max-age:90d}") Duration maxAge,
            @Value("${ringfence.drift.first:5m}") Duration first,
            @Value("${ringfence.drift.every:6h}") Duration every) {
        this.workspace = workspace;
        this.maxAge = maxAge;
        this.first = first;
        this.every = every;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("model-watch").start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(first);
            while (!stopped.get()) {
                measure();
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void measure() {
        Optional<RiskModel> model = workspace.champion();
        if (model.isEmpty()) {
            report = null;
            return;
        }
        RunControl control = (phase, done, total) -> !stopped.get();
        try {
            DriftReport fresh = ModelDrift.of(workspace)
                    .measure(model.get(), DriftParameters.DEFAULT, RetrainingPolicy.DEFAULT.kept(), control);
            fresh.alarms()
                    .forEach(alarm -> LOG.log(
                            System.Logger.Level.WARNING,
                            "drift of " + alarm.kind() + ": " + alarm.cause()
                                    + (alarm.segment() == null ? "" : "; worst: " + alarm.segment())));
            report = fresh;
        } catch (RegistryException | RuntimeException e) {
            if (!stopped.get()) {
                LOG.log(System.Logger.Level.WARNING, "drift could not be measured: " + e.getMessage(), e);
            }
        }
    }

    /** Which model serves and what is wrong with it or with the one that should. */
    public ModelState state() {
        return workspace.modelSource().state();
    }

    /** How much of what is known now came after the model that serves was trained; absent without a model. */
    public Optional<Duration> age() {
        Instant asOf = state().asOf();
        return asOf == null
                ? Optional.empty()
                : Optional.of(Duration.between(asOf, workspace.graph().watermark()));
    }

    /** Whether the model that serves is older than it should be. */
    public boolean isStale() {
        return age().filter(age -> age.compareTo(maxAge) > 0).isPresent();
    }

    /** The age from which on a model is stale. */
    public Duration maxAge() {
        return maxAge;
    }

    /** What drifted, as it was last measured; absent before the first time. */
    public Optional<DriftReport> drift() {
        return Optional.ofNullable(report);
    }

    @PreDestroy
    void stop() {
        stopped.set(true);
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
