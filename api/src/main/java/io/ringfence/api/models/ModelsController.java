package io.ringfence.api.models;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the models. */
@Controller("/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
final class ModelsController {
    private final Workspace workspace;

    ModelsController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Get
    @Operation(
            summary = "The models, newest first, with how well each did on rows it never saw",
            description =
                    "Metrics stand by model: no-graph (the baseline), trees (gives the risk) and graph-network (the"
                            + " challenger). The gate says whether the graph beat the baseline.")
    ModelsBody list() {
        return new ModelsBody(workspace.champion().map(RiskModel::id).orElse(null), workspace.models());
    }
}
