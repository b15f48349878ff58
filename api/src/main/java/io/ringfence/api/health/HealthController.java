package io.ringfence.api.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.graph.GraphView;
import io.ringfence.loaders.stream.KafkaEvents;
import io.ringfence.loaders.stream.StreamState;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says whether the service works; anybody may ask. */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operation")
final class HealthController {
    private static final String UP = "UP";
    private static final String DEGRADED = "DEGRADED";
    private static final String DOWN = "DOWN";

    private final Workspace workspace;
    private final @Nullable KafkaEvents kafka;

    HealthController(Workspace workspace, @Nullable KafkaEvents kafka) {
        this.workspace = workspace;
        this.kafka = kafka;
    }

    @Get
    @Operation(
            summary = "Whether the service works, part by part",
            description =
                    "DEGRADED without a model (rings and entities are answered, risks are null), or while the Kafka"
                            + " topic cannot be read.")
    @ApiResponse(responseCode = "200", description = "It answers")
    @ApiResponse(responseCode = "503", description = "The system of record does not answer: events cannot be kept")
    HttpResponse<HealthBody> health() {
        boolean ledger = workspace.ledger().healthy();
        boolean model = workspace.champion().isPresent();
        var parts = new TreeMap<String, HealthBody.Component>();
        parts.put("neo4j", part(ledger ? UP : DOWN, Map.of()));
        parts.put("model", model());
        parts.put("graph", graph());
        parts.put("rings", rings());
        boolean stream = true;
        if (kafka != null) {
            StreamState state = kafka.state();
            stream = state.trouble() == null;
            parts.put("kafka", kafka(state));
        }
        var body = new HealthBody(!ledger ? DOWN : model && stream ? UP : DEGRADED, parts);
        return HttpResponse.<HealthBody>status(ledger ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    private HealthBody.Component model() {
        return workspace
                .champion()
                .map(champion -> part(UP, Map.of("champion", champion.id())))
                .orElseGet(() -> part(DEGRADED, Map.of("reason", "no model has been promoted; run 'train'")));
    }

    private static HealthBody.Component kafka(StreamState state) {
        var details = new TreeMap<String, Object>();
        details.put("topic", state.topic());
        details.put("kept", state.kept());
        details.put("rejected", state.rejected());
        if (state.waiting() >= 0) {
            details.put("waiting", state.waiting());
        }
        String trouble = state.trouble();
        if (trouble != null) {
            details.put("reason", trouble);
        }
        return part(trouble == null ? UP : DEGRADED, details);
    }

    private HealthBody.Component rings() {
        var details = new TreeMap<String, Object>();
        details.put("rings", workspace.rings().rings().size());
        details.put("asOf", workspace.rings().asOf());
        details.put("followEvents", workspace.live().isPresent());
        workspace.drift().ifPresent(drift -> {
            details.put("ringAgreement", drift.ringF1());
            details.put("memberAgreement", drift.memberF1());
        });
        return part(UP, details);
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
