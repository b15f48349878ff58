package io.ringfence.api.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** Says whether the service works; anybody may ask. */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operation")
final class HealthController {
    private static final String UP = "UP";
    private static final String DEGRADED = "DEGRADED";
    private static final String DOWN = "DOWN";

    private final Workspace workspace;

    HealthController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Get
    @Operation(
            summary = "Whether the service works, part by part",
            description = "DEGRADED without a model: rings and entities are answered, risks are null.")
    @ApiResponse(responseCode = "200", description = "It answers")
    @ApiResponse(responseCode = "503", description = "The system of record does not answer: events cannot be kept")
    HttpResponse<HealthBody> health() {
        boolean ledger = workspace.ledger().healthy();
        boolean model = workspace.champion().isPresent();
        var body = new HealthBody(
                !ledger ? DOWN : model ? UP : DEGRADED,
                Map.of("neo4j", part(ledger ? UP : DOWN, Map.of()), "model", model(), "graph", graph()));
        return HttpResponse.<HealthBody>status(ledger ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    private HealthBody.Component model() {
        return workspace
                .champion()
                .map(champion -> part(UP, Map.of("champion", champion.id())))
                .orElseGet(() -> part(DEGRADED, Map.of("reason", "no model has been promoted; run 'train'")));
    }

    private HealthBody.Component graph() {
        GraphView view = workspace.view();
        return part(
                UP,
                Map.of(
                        "entities", view.nodeCount(),
                        "links", view.linkCount(),
                        "payments", view.paymentCount(),
                        "labels", view.labelCount(),
                        "rings", workspace.rings().rings().size(),
                        "asOf", view.asOf()));
    }

    private static HealthBody.Component part(String status, Map<String, Object> details) {
        return new HealthBody.Component(status, details);
    }
}
