package io.ringfence.api.entities;

import io.ringfence.api.problem.ProblemException;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.embeddings.similarity.AccountEmbeddings;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds accounts like one among all, by what the graph network of the model that serves makes of them. The embeddings of the
 * others are made when they are first asked for and again when the model changes or they are an hour old; that of the
 * account itself is made anew each time.
 */
final class EmbeddedLookAlikes {
    private static final int MOST = 50_000;
    private static final Duration FRESH = Duration.ofHours(1);

    private @Nullable AccountEmbeddings latest;

    SimilarBody of(Workspace workspace, GraphView view, int node, int limit) {
        EntityId entity = view.entity(node);
        if (!entity.isAccount()) {
            throw ProblemException.invalid("accounts have embeddings; this is a " + entity.type());
        }
        RiskModel model = workspace
                .champion()
                .orElseThrow(() -> ProblemException.notFound("there is no model yet; train one first"));
        AccountEmbeddings embeddings = embeddings(model, view);
        float[] own = model.embedding(view, DecisionPoint.ofAccount(node, view.asOf()));
        List<SimilarBody.LikeBody> similar = embeddings.nearest(node, own, limit).stream()
                .map(near -> like(view, near))
                .toList();
        return new SimilarBody(
                EntityRef.of(entity),
                view.asOf(),
                "cosine of the embeddings that the graph network of model " + model.id() + " made as of "
                        + embeddings.asOf() + ", exact, over all accounts"
                        + (embeddings.truncated() ? " but the oldest" : ""),
                embeddings.size(),
                similar,
                CoverageBody.of(embeddings.size(), 0, Map.of()),
                embeddings.truncated());
    }

    private static SimilarBody.LikeBody like(GraphView view, AccountEmbeddings.Near near) {
        return new SimilarBody.LikeBody(
                EntityRef.of(view.entity(near.account())),
                near.cosine(),
                EntityReader.label(view.label(near.account())),
                List.of(),
                List.of(String.format(
                        Locale.ROOT,
                        "What is around it looks alike to the graph network (cosine %.3f).",
                        near.cosine())));
    }

    private synchronized AccountEmbeddings embeddings(RiskModel model, GraphView view) {
        AccountEmbeddings now = latest;
        if (now == null
                || !now.modelId().equals(model.id())
                || Duration.between(now.asOf(), view.asOf()).compareTo(FRESH) > 0) {
            now = AccountEmbeddings.of(model, view, MOST, RunControl.NONE);
            latest = now;
        }
        return now;
    }
}
