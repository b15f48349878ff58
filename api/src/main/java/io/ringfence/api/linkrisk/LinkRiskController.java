package io.ringfence.api.linkrisk;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.shadow.ShadowScoring;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Answers how risky links are. */
@Controller("/v1/link-risk")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "risk")
final class LinkRiskController {
    private final Workspace workspace;
    private final RiskBands bands;
    private final ShadowScoring shadow;

    LinkRiskController(Workspace workspace, RiskBands bands, ShadowScoring shadow) {
        this.workspace = workspace;
        this.bands = bands;
        this.shadow = shadow;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The risk that links, or an account through its links, serve fraud",
            description =
                    "Accounts and entities never seen before are answered, not refused. Each link is also scored as"
                            + " if it were the only one. Bands: medium from 0.2, high from 0.5, critical from 0.8, unless set"
                            + " otherwise (ringfence.bands.*). With 'at' in the past only what was known by then counts. With"
                            + " 'deadlineMs' the steps run by worth (risk, ring, links, features) and none begins late. Without a"
                            + " model the risk is null and 'degraded' says why.")
    @ApiResponse(responseCode = "422", description = "A value cannot be")
    LinkRiskBody assess(@Body LinkRiskRequest request) {
        return answer(request);
    }

    @Post("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same for many, in order")
    @ApiResponse(responseCode = "422", description = "A value cannot be")
    LinkRiskBatchBody assessAll(@Body LinkRiskBatch batch) {
        return new LinkRiskBatchBody(batch.requests().stream().map(this::answer).toList());
    }

    private LinkRiskBody answer(LinkRiskRequest request) {
        var assessment =
                new Assessment(workspace, request, bands, workspace.champion().map(Scorer::of));
        LinkRiskBody body = assessment.run();
        assessment.decision().ifPresent(shadow::offer);
        return body;
    }
}
