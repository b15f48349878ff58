package io.ringfence.api.entities;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.path.PathParameters;
import io.ringfence.path.Paths;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;

/** How two entities are tied. */
@Controller("/v1/paths")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "entities")
final class PathsController {
    private static final int MAX_PATHS = 20;

    private final Workspace workspace;

    PathsController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Get
    @Operation(
            summary = "The strongest connections of two entities, with the records behind them",
            description =
                    "A connection is as strong as the product of the entities that carry it: rare and hard ones tie"
                            + " strongly. At most eight links; a hub ends a path, never carries one.")
    @ApiResponse(responseCode = "404", description = "No record names one of them")
    PathsBody paths(
            @QueryValue @Parameter(description = "type:id, such as account:a-1") String from,
            @QueryValue @Parameter(description = "type:id, such as account:a-2") String to,
            @QueryValue(defaultValue = "3") @Parameter(description = "Paths, 1 to 20.") int limit) {
        EntitiesController.requireRange("limit", limit, MAX_PATHS);
        EntityId one = EntityRef.parse("from", from).toEntity(workspace.graph().types());
        EntityId other = EntityRef.parse("to", to).toEntity(workspace.graph().types());
        GraphView view = workspace.view();
        List<Integer> ends = EntitiesController.ends(view, one, other);
        var parameters =
                new PathParameters(limit, PathParameters.DEFAULT.maxLinks(), PathParameters.DEFAULT.maxVisited());
        Paths.Result result = Paths.strongest(view, ends.get(0), ends.get(1), parameters, RunControl.NONE);
        return new PathsBody(
                EntityRef.of(one),
                EntityRef.of(other),
                view.asOf(),
                result.paths().stream().map(path -> body(view, path)).toList(),
                EntitiesController.coverage(result.extent()),
                result.extent().truncated());
    }

    private static PathsBody.PathBody body(GraphView view, Paths.Path path) {
        List<EntityId> entities = path.nodes().stream().map(view::entity).toList();
        return new PathsBody.PathBody(
                path.strength(),
                entities.stream().map(EntityRef::of).toList(),
                path.links().stream().map(link -> LinkBody.of(view, link)).toList(),
                entities.stream()
                        .map(entity -> entity.type() + " " + entity.id())
                        .collect(Collectors.joining(" – ")));
    }
}
