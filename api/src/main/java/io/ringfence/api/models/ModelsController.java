package io.ringfence.api.models;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.embeddings.drift.DriftReport;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Lists the models and says how they do. */
@Controller("/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
final class ModelsController {
    private final Workspace workspace;
    private final ModelWatch watch;

    ModelsController(Workspace workspace, ModelWatch watch) {
        this.workspace = workspace;
        this.watch = watch;
    }

    @Get
    @Operation(
            summary = "The models, newest first, with how well each did on rows it never saw",
            description =
                    "Metrics stand by model: no-graph (the baseline), trees (gives the risk) and graph-network (the"
                            + " challenger). Each condition of promotion is listed with what was measured. Where the model that"
                            + " was promoted last cannot be loaded, 'troubles' says why, and the last good one answers.")
    ModelsBody list() {
        return new ModelsBody(
                workspace.champion().map(RiskModel::id).orElse(null),
                watch.state().troubles(),
                watch.isStale(),
                watch.age().map(Duration::toDays).orElse(null),
                workspace.modelSource().shadows().stream().map(RiskModel::id).toList(),
                workspace.models());
    }

    @Get("/drift")
    @Operation(
            summary = "What drifted since the model that answers was trained, as it was last measured",
            description = "Measured some minutes after the start and then every few hours.")
    @ApiResponse(responseCode = "404", description = "It was not measured yet, or there is no model")
    DriftReport drift() {
        return watch.drift().orElseThrow(() -> ProblemException.notFound("drift was not measured yet"));
    }

    @Get("/{id}/report")
    @Operation(
            summary = "The report page of a model",
            description =
                    "Metrics with intervals, reliability, what is found by budget, what features add, segments, data"
                            + " and provenance, as one HTML page that needs nothing else.")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "There is no such model, or it is damaged")
    HttpResponse<byte[]> report(String id) {
        ModelSummary model = workspace.models().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("there is no model '" + id + "'"));
        try {
            String page = new ModelReportPage(
                            model, workspace.modelSource().dossier(id).orElse(null))
                    .html();
            return HttpResponse.ok(page.getBytes(StandardCharsets.UTF_8))
                    .header(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        } catch (RegistryException e) {
            throw ProblemException.notFound(String.valueOf(e.getMessage()));
        }
    }
}
