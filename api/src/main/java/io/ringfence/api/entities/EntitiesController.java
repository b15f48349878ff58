package io.ringfence.api.entities;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.path.ExpansionParameters;
import io.ringfence.path.Extent;
import io.ringfence.path.Neighbourhood;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls about one entity. */
@Controller("/v1/entities/{type}/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "entities")
final class EntitiesController {
    private static final int MAX_HOPS = 6;
    private static final int MAX_NODES = 1000;
    private static final int MAX_SIMILAR = 100;

    private final Workspace workspace;
    private final EmbeddedLookAlikes embedded = new EmbeddedLookAlikes();

    EntitiesController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Get
    @Operation(summary = "An entity as it is known, now or at a moment")
    @ApiResponse(responseCode = "404", description = "No record that was known by then names it")
    EntityBody get(
            String type,
            String id,
            @QueryValue @Nullable @Parameter(description = "What was known by then; now when left out.") Instant at) {
        GraphView view = view(at);
        return new EntityReader(workspace).read(view, node(view, type, id));
    }

    @Get("/neighbours")
    @Operation(
            summary = "What is around an entity",
            description = "Expands along links, nearest first, up to a number of entities. A hub may end the way, never"
                    + " carry it: what it would have led to is counted in 'coverage'.")
    @ApiResponse(responseCode = "404", description = "No record that was known by then names it")
    GraphBody neighbours(
            String type,
            String id,
            @QueryValue(defaultValue = "2") @Parameter(description = "Links from the entity, 1 to 6.") int hops,
            @QueryValue(defaultValue = "200") @Parameter(description = "Entities, 1 to 1000.") int limit,
            @QueryValue @Nullable @Parameter(description = "What was known by then; now when left out.") Instant at) {
        requireRange("hops", hops, MAX_HOPS);
        requireRange("limit", limit, MAX_NODES);
        GraphView view = view(at);
        Neighbourhood.Expansion expansion =
                Neighbourhood.expand(view, node(view, type, id), new ExpansionParameters(hops, limit), RunControl.NONE);
        var nodes = new ArrayList<GraphBody.NodeBody>();
        for (int i = 0; i < expansion.nodes().size(); i++) {
            int node = expansion.nodes().get(i);
            EntityId entity = view.entity(node);
            nodes.add(new GraphBody.NodeBody(
                    entity.toString(),
                    EntityRef.of(entity),
                    expansion.hops().get(i),
                    EntityReader.label(view.label(node))));
        }
        return new GraphBody(
                new EntityId(type, id).toString(),
                view.asOf(),
                nodes,
                expansion.links().stream().map(link -> LinkBody.of(view, link)).toList(),
                coverage(expansion.extent()),
                expansion.extent().truncated());
    }

    @Get("/community")
    @Operation(
            summary = "The group that an algorithm puts an entity in",
            description =
                    "Leiden on what is within six links of it. A community is no accusation; a ring is named where"
                            + " the account is in one.")
    @ApiResponse(responseCode = "404", description = "No record names it")
    CommunityBody community(String type, String id) {
        GraphView view = workspace.view();
        int node = node(view, type, id);
        LocalCommunity.Found found = LocalCommunity.of(view, node);
        EntityId entity = view.entity(node);
        Extent extent = found.expansion().extent();
        return new CommunityBody(
                EntityRef.of(entity),
                view.asOf(),
                LocalCommunity.METHOD,
                found.accounts().stream()
                        .map(account -> LocalCommunity.account(view, account))
                        .sorted(Comparator.comparing((CommunityBody.AccountBody account) ->
                                        !account.label().equals("fraud"))
                                .thenComparing(CommunityBody.AccountBody::id))
                        .toList(),
                found.entities().stream()
                        .map(view::entity)
                        .sorted()
                        .map(EntityRef::of)
                        .toList(),
                entity.isAccount()
                        ? workspace.ringOf(entity.id()).map(RingRef::of).orElse(null)
                        : null,
                coverage(extent),
                extent.truncated());
    }

    @Get("/similar")
    @Operation(
            summary = "Look-alikes of an entity",
            description = "Of an account: " + LookAlikes.OF_ACCOUNTS + ". Of any other entity: " + LookAlikes.OF_OTHERS
                    + ". With by=embedding, of an account: those among all accounts whose embeddings by the graph"
                    + " network of the model that serves are nearest.")
    @ApiResponse(responseCode = "404", description = "No record names it, or there is no model to embed by")
    SimilarBody similar(
            String type,
            String id,
            @QueryValue(defaultValue = "10") @Parameter(description = "Look-alikes, 1 to 100.") int limit,
            @QueryValue(defaultValue = "behaviour") @Parameter(description = "'behaviour' or 'embedding'.") String by) {
        requireRange("limit", limit, MAX_SIMILAR);
        GraphView view = workspace.view();
        int node = node(view, type, id);
        return switch (by) {
            case "behaviour" -> new LookAlikes(workspace, view).of(node, limit);
            case "embedding" -> embedded.of(workspace, view, node, limit);
            default -> throw ProblemException.badRequest("by must be 'behaviour' or 'embedding', got '" + by + "'");
        };
    }

    @Get("/expected-links")
    @Operation(
            summary = "Hidden links that we would expect of an account",
            description =
                    "Scored by " + ExpectedLinks.METHOD + ". A link expected is no link seen, and accuses nobody.")
    @ApiResponse(responseCode = "404", description = "No record names it, or no model foretells links")
    @ApiResponse(responseCode = "422", description = "It is no account")
    ExpectedLinksBody expectedLinks(
            String type,
            String id,
            @QueryValue(defaultValue = "10") @Parameter(description = "Links, 1 to 100.") int limit) {
        requireRange("limit", limit, MAX_SIMILAR);
        GraphView view = workspace.view();
        return ExpectedLinks.of(workspace, view, node(view, type, id), limit);
    }

    static CoverageBody coverage(Extent extent) {
        return CoverageBody.of(extent.considered(), extent.leftOut(), extent.leftOutByType());
    }

    static void requireRange(String parameter, int value, int most) {
        if (value < 1 || value > most) {
            throw ProblemException.badRequest(parameter + " must be 1 to " + most + ", got " + value);
        }
    }

    private GraphView view(@Nullable Instant at) {
        return at == null ? workspace.view() : workspace.asOf(at);
    }

    private static int node(GraphView view, String type, String id) {
        int node = view.graph().types().indexOf(type) < 0 || id.isBlank() ? -1 : view.node(new EntityId(type, id));
        if (node < 0) {
            throw ProblemException.notFound("no record names " + type + " '" + id + "'");
        }
        return node;
    }

    /** The node of each end of a path, or a 404 that says which is not known. */
    static List<Integer> ends(GraphView view, EntityId from, EntityId to) {
        return List.of(node(view, from.type(), from.id()), node(view, to.type(), to.id()));
    }
}
