package io.ringfence.api.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.models.ModelWatch;
import io.ringfence.embeddings.drift.DriftReport;
import io.ringfence.embeddings.registry.ModelState;
import io.ringfence.graph.GraphView;
import io.ringfence.loaders.stream.KafkaEvents;
import io.ringfence.loaders.stream.StreamState;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final ModelWatch watch;
    private final @Nullable KafkaEvents kafka;

    HealthController(Workspace workspace, ModelWatch watch, @Nullable KafkaEvents kafka) {
        this.workspace = workspace;
        this.watch = watch;
        this.kafka = kafka;
    }

    @Get
    @Operation(
            summary = "Whether the service works, part by part",
            description =
                    "DEGRADED without a model (rings and entities are answered, risks are null), where the model that"
                            + " was promoted last cannot be loaded or the one that answers is stale, while decisions have"
                            + " drifted, or while the Kafka topic cannot be read.")
    @ApiResponse(responseCode = "200", description = "It answers")
    @ApiResponse(responseCode = "503", description = "The system of record does not answer: events cannot be kept")
    HttpResponse<HealthBody> health() {
        boolean ledger = workspace.ledger().healthy();
        HealthBody.Component model = model();
        Optional<HealthBody.Component> drift = watch.drift().map(HealthController::drift);
        var parts = new TreeMap<String, HealthBody.Component>();
        parts.put("neo4j", part(ledger ? UP : DOWN, Map.of()));
        parts.put("model", model);
        drift.ifPresent(part -> parts.put("drift", part));
        parts.put("graph", graph());
        parts.put("rings", rings());
        boolean stream = true;
        if (kafka != null) {
            StreamState state = kafka.state();
            stream = state.trouble() == null;
            parts.put("kafka", kafka(state));
        }
        var body = new HealthBody(
                !ledger
                        ? DOWN
                        : stream
                                        && sound(model)
                                        && drift.map(HealthController::sound).orElse(true)
                                ? UP
                                : DEGRADED,
                parts);
        return HttpResponse.<HealthBody>status(ledger ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    private static boolean sound(HealthBody.Component part) {
        return part.status().equals(UP);
    }

    private HealthBody.Component model() {
        ModelState state = watch.state();
        if (state.serving() == null) {
            var details = new TreeMap<String, Object>();
            details.put("reason", "no model has been promoted; run 'train'");
            if (!state.troubles().isEmpty()) {
                details.put("troubles", state.troubles());
            }
            return part(DEGRADED, details);
        }
        var details = new TreeMap<String, Object>();
        details.put("champion", state.serving());
        watch.age().ifPresent(age -> details.put("ageDays", age.toDays()));
        if (watch.isStale()) {
            details.put(
                    "stale",
                    "it knows nothing of the last days; more than "
                            + watch.maxAge().toDays() + " make it stale: train and promote another");
        }
        if (!state.troubles().isEmpty()) {
            details.put("troubles", state.troubles());
        }
        return part(state.troubles().isEmpty() && !watch.isStale() ? UP : DEGRADED, details);
    }

    private static HealthBody.Component drift(DriftReport report) {
        List<String> alarms = report.alarms().stream()
                .map(alarm -> alarm.kind() + ": " + alarm.cause())
                .toList();
        return part(
                alarms.isEmpty() ? UP : DEGRADED,
                Map.of("alarms", alarms, "decisions", report.decisions(), "to", report.to()));
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
