package io.ringfence.api.rings;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.entities.CoverageBody;
import io.ringfence.api.entities.EntityRef;
import io.ringfence.api.entities.Words;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.graph.GraphView;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingSet;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Objects;

/** The calls about rings. */
@Controller("/v1/rings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "rings")
final class RingsController {
    private static final String NOBODY = "local";

    private final Workspace workspace;
    private final DecisionBook book;

    RingsController(Workspace workspace, DecisionBook book) {
        this.workspace = workspace;
        this.book = book;
    }

    @Get
    @Operation(summary = "Rings of the latest run, filtered and sorted, a page at a time")
    RingPage list(@RequestBean RingListRequest request) {
        var query = new RingQuery(request);
        RingSet rings = workspace.rings();
        List<Ring> selected = query.select(rings.rings(), this::status);
        List<Ring> page = query.page(selected);
        return new RingPage(
                rings.asOf(),
                rings.policyVersion(),
                selected.size(),
                rings.cleared().size(),
                rings.rings().stream()
                        .map(ring -> Words.of(ring.typology()))
                        .distinct()
                        .sorted()
                        .toList(),
                page.stream()
                        .map(ring -> RingBodies.summary(ring, status(ring)))
                        .toList(),
                query.next(selected, page).orElse(null));
    }

    @Get("/{id}")
    @Operation(summary = "A ring with its members, evidence and decisions")
    @ApiResponse(responseCode = "404", description = "There is no such ring")
    RingBody get(String id) {
        Ring ring = require(id);
        GraphView view = workspace.view();
        List<RingDecision> decisions = book.of(id);
        return new RingBody(
                ring.id(),
                ring.score(),
                Words.of(ring.typology()),
                Words.of(RingStatus.after(decisions)),
                ring.summary(),
                ring.members().stream()
                        .map(member -> RingBodies.member(member, view))
                        .toList(),
                ring.shared().stream().map(EntityRef::of).toList(),
                ring.evidence().stream().map(RingBodies::evidence).toList(),
                ring.against(),
                RingBodies.links(ring.counterfactual()),
                RingBodies.hold(ring.counterfactual()),
                RingBodies.audit(ring),
                ring.money(),
                ring.firstSeen(),
                ring.lastSeen(),
                workspace.rings().asOf(),
                CoverageBody.of(ring.coverage()),
                ring.coverage().truncated(),
                decisions.stream().map(RingBodies::decision).toList());
    }

    @Get("/{id}/graph")
    @Operation(summary = "A ring as nodes and links, to draw")
    @ApiResponse(responseCode = "404", description = "There is no such ring")
    RingGraphBody graph(String id) {
        return RingGraph.draw(require(id), workspace.asOf(workspace.rings().asOf()));
    }

    @Get("/{id}/evidence")
    @Operation(summary = "Why a group is held to be a ring, with the stored facts, and what speaks against it")
    @ApiResponse(responseCode = "404", description = "There is no such ring")
    RingEvidence evidence(String id) {
        Ring ring = require(id);
        return new RingEvidence(
                ring.id(),
                workspace.rings().asOf(),
                ring.evidence().stream().map(RingBodies::evidence).toList(),
                ring.against(),
                RingBodies.links(ring.counterfactual()),
                RingBodies.hold(ring.counterfactual()),
                RingBodies.audit(ring),
                CoverageBody.of(ring.coverage()),
                ring.coverage().truncated());
    }

    @Get("/{id}/history")
    @Operation(summary = "What became of a ring from run to run, and what was decided on it")
    @ApiResponse(responseCode = "404", description = "There never was such a ring")
    RingHistory history(String id) {
        var history = new RingHistory(
                id,
                workspace.history(id).stream().map(RingBodies::change).toList(),
                workspace.decisions(id).stream().map(RingBodies::decision).toList());
        if (history.changes().isEmpty() && history.decisions().isEmpty()) {
            require(id);
        }
        return history;
    }

    @Post("/{id}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Confirm, clear or escalate a ring",
            description = "Confirming labels its members (or the accounts given) fraud, clearing labels them legit;"
                    + " the labels are known from now on. Every decision is kept with who took it.")
    @ApiResponse(
            responseCode = "201",
            description = "Kept; what follows from it is in the graph",
            content = @Content(schema = @Schema(implementation = DecisionBody.class)))
    @ApiResponse(responseCode = "404", description = "There is no such ring")
    @ApiResponse(responseCode = "422", description = "The decision cannot be")
    HttpResponse<DecisionBody> decide(String id, @Body DecisionRequest decision, HttpRequest<?> call) {
        Ring ring = require(id);
        List<String> accounts = Objects.requireNonNullElse(decision.accounts(), List.of());
        for (String account : accounts) {
            if (!ring.hasMember(account)) {
                throw ProblemException.invalid("account '" + account + "' is not a member of ring " + id);
            }
        }
        String by = call.getUserPrincipal()
                .map(Principal::getName)
                .orElseGet(() -> Objects.requireNonNullElse(decision.by(), NOBODY));
        var taken = new RingDecision(
                id,
                decision.verdict(),
                Objects.requireNonNullElse(decision.note(), ""),
                accounts,
                by,
                workspace.clock().instant());
        workspace.decide(taken);
        return HttpResponse.created(RingBodies.decision(taken));
    }

    private RingStatus status(Ring ring) {
        return book.status(ring.id());
    }

    private Ring require(String id) {
        return workspace.ring(id).orElseThrow(() -> ProblemException.notFound("there is no ring '" + id + "'"));
    }
}
