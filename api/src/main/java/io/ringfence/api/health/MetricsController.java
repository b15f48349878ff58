package io.ringfence.api.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.ring.LiveRings;
import io.ringfence.ring.RingDrift;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What the service measures of itself. */
@Controller("/prometheus")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operation")
final class MetricsController {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry, Workspace workspace) {
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
    }

    @Get(produces = TEXT)
    @Operation(summary = "Measurements in the format of Prometheus")
    String scrape() {
        return registry.scrape();
    }
}
