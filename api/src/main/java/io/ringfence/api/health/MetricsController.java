package io.ringfence.api.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.models.ModelWatch;
import io.ringfence.api.shadow.ShadowScoring;
import io.ringfence.embeddings.drift.DriftReport;
import io.ringfence.embeddings.drift.Movement;
import io.ringfence.embeddings.drift.Quantity;
import io.ringfence.ring.LiveRings;
import io.ringfence.ring.RingDrift;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;

/** What the service measures of itself. */
@Controller("/prometheus")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operation")
final class MetricsController {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry, Workspace workspace, ModelWatch watch, ShadowScoring shadow) {
        this.registry = registry;
        registry.gauge(
                "ringfence.graph.entities", workspace, space -> space.view().nodeCount());
        registry.gauge("ringfence.graph.links", workspace, space -> space.view().linkCount());
        registry.gauge(
                "ringfence.rings", workspace, space -> space.rings().rings().size());
        registry.gauge(
                "ringfence.rings.agreement",
                workspace,
                space -> space.drift().map(RingDrift::ringF1).orElse(Double.NaN));
        registry.gauge(
                "ringfence.rings.measured",
                workspace,
                space -> space.live().map(LiveRings::measured).orElse(0L));
        ofModels(registry, watch);
        FunctionCounter.builder("ringfence.shadow.scored", shadow, ShadowScoring::scored)
                .register(registry);
        FunctionCounter.builder("ringfence.shadow.dropped", shadow, ShadowScoring::dropped)
                .register(registry);
        FunctionCounter.builder("ringfence.shadow.failed", shadow, ShadowScoring::failed)
                .register(registry);
        registry.gauge("ringfence.shadow.difference", shadow, ShadowScoring::meanDifference);
    }

    private static void ofModels(PrometheusMeterRegistry registry, ModelWatch watch) {
        registry.gauge(
                "ringfence.model.troubles", watch, one -> one.state().troubles().size());
        registry.gauge("ringfence.model.stale", watch, one -> one.isStale() ? 1 : 0);
        registry.gauge(
                "ringfence.model.age.days",
                watch,
                one -> one.age().map(age -> age.toHours() / 24.0).orElse(Double.NaN));
        registry.gauge(
                "ringfence.drift.alarms",
                watch,
                one -> one.drift()
                        .map(report -> (double) report.alarms().size())
                        .orElse(Double.NaN));
        for (Quantity.Kind kind : Quantity.Kind.values()) {
            registry.gauge(
                    "ringfence.drift.psi",
                    Tags.of("kind", kind.name().toLowerCase(Locale.ROOT)),
                    watch,
                    one -> one.drift().map(report -> largest(report, kind)).orElse(Double.NaN));
        }
    }

    private static double largest(DriftReport report, Quantity.Kind kind) {
        return report.movements().stream()
                .filter(movement -> movement.kind() == kind)
                .mapToDouble(Movement::psi)
                .max()
                .orElse(Double.NaN);
    }

    @Get(produces = TEXT)
    @Operation(summary = "Measurements in the format of Prometheus")
    String scrape() {
        return registry.scrape();
    }
}
