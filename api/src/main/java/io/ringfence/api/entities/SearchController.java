package io.ringfence.api.entities;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.ring.Ring;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds entities and rings by id. */
@Controller("/v1/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "entities")
final class SearchController {
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT = 256;
    /** A scan of so many entities takes well under a second. */
    private static final int MAX_SCANNED = 5_000_000;

    private final Workspace workspace;

    SearchController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Get
    @Operation(
            summary = "Entities and rings by a text in their id",
            description = "Exact ids first, then those that begin with the text, then those that hold it, each in the"
                    + " order first seen. type:id finds one entity. Case does not matter but for exact ids.")
    SearchBody search(
            @QueryValue @Parameter(description = "1 to 256 characters.") String q,
            @QueryValue(defaultValue = "20") @Parameter(description = "Entities, 1 to 200.") int limit) {
        EntitiesController.requireRange("limit", limit, MAX_LIMIT);
        String text = q.strip();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw ProblemException.badRequest("q must have 1 to " + MAX_TEXT + " characters");
        }
        GraphView view = workspace.view();
        List<Integer> exact = exact(view, text);
        var prefix = new ArrayList<Integer>();
        var part = new ArrayList<Integer>();
        String lower = text.toLowerCase(Locale.ROOT);
        int end = Math.min(view.nodeCount(), MAX_SCANNED);
        int node = 0;
        for (; node < end && exact.size() + prefix.size() < limit; node++) {
            String id = view.entity(node).id().toLowerCase(Locale.ROOT);
            if (id.startsWith(lower)) {
                if (!exact.contains(node)) {
                    prefix.add(node);
                }
            } else if (part.size() < limit && id.contains(lower)) {
                part.add(node);
            }
        }
        List<SearchBody.HitBody> hits = Stream.of(
                        hits(view, exact, "exact"), hits(view, prefix, "prefix"), hits(view, part, "part"))
                .flatMap(List::stream)
                .toList();
        return new SearchBody(
                text,
                hits.stream().limit(limit).toList(),
                rings(lower, limit),
                node,
                node < view.nodeCount() || hits.size() > limit);
    }

    private static List<Integer> exact(GraphView view, String text) {
        var found = new ArrayList<Integer>();
        for (EntityType type : view.graph().types().all()) {
            String id = text.startsWith(type.name() + ":")
                    ? text.substring(type.name().length() + 1)
                    : text;
            int node = id.isBlank() ? -1 : view.node(new EntityId(type.name(), id));
            if (node >= 0) {
                found.add(node);
            }
        }
        return found;
    }

    private static List<SearchBody.HitBody> hits(GraphView view, List<Integer> nodes, String match) {
        return nodes.stream()
                .map(node -> new SearchBody.HitBody(
                        view.entity(node).type(), view.entity(node).id(), match, EntityReader.label(view.label(node))))
                .toList();
    }

    private List<RingRef> rings(String lower, int limit) {
        return workspace.rings().rings().stream()
                .filter(ring -> fits(ring, lower))
                .limit(limit)
                .map(RingRef::of)
                .toList();
    }

    private static boolean fits(Ring ring, String lower) {
        return ring.id().toLowerCase(Locale.ROOT).startsWith(lower)
                || ring.accountIds().stream()
                        .anyMatch(account -> account.toLowerCase(Locale.ROOT).equals(lower))
                || Words.of(ring.typology()).equals(lower);
    }
}
