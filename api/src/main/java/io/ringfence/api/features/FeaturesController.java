package io.ringfence.api.features;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.entities.EntityRef;
import io.ringfence.api.entities.Words;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.Extraction;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.feature.PendingLink;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** Gives feature vectors: the same function as in training and scoring. */
@Controller("/v1/features")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "risk")
final class FeaturesController {
    private final Workspace workspace;

    FeaturesController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Point-in-time feature vectors",
            description =
                    "Of an account: its own. Of any other entity: those of an account never seen before that shows"
                            + " this entity. What was not known at 'at' does not count.")
    @ApiResponse(responseCode = "422", description = "A value cannot be")
    FeaturesBody features(@Body FeaturesRequest request) {
        Instant at = request.at();
        GraphView view = at == null ? workspace.view() : workspace.asOf(at);
        Instant moment = at == null ? later(view.asOf(), workspace.clock().instant()) : at;
        FeatureExtractor extractor = workspace.extractor();
        FeatureCatalogue catalogue = extractor.catalogue();
        List<FeaturesBody.VectorBody> vectors = request.entities().stream()
                .map(entity -> vector(extractor, view, entity, moment))
                .toList();
        return new FeaturesBody(
                catalogue.version(),
                view.asOf(),
                catalogue.features().stream()
                        .map(feature -> new FeaturesBody.FeatureBody(
                                feature.name(),
                                feature.version(),
                                Words.of(feature.group()),
                                feature.unit(),
                                feature.description()))
                        .toList(),
                vectors);
    }

    private FeaturesBody.VectorBody vector(
            FeatureExtractor extractor, GraphView view, EntityRef reference, Instant moment) {
        EntityId entity = reference.toEntity(workspace.graph().types());
        int node = view.node(entity);
        DecisionPoint point = entity.isAccount()
                ? DecisionPoint.ofAccount(node, moment)
                : new DecisionPoint(
                        PendingLink.NEVER_SEEN,
                        List.of(new PendingLink(entity.type(), node)),
                        DecisionPoint.NO_AMOUNT,
                        moment);
        Extraction extraction = extractor.extractWithCoverage(view, point);
        return new FeaturesBody.VectorBody(
                entity.type(),
                entity.id(),
                node >= 0,
                Vectors.values(extraction.values()),
                Vectors.coverage(extraction.coverage()),
                extraction.coverage().truncated());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
