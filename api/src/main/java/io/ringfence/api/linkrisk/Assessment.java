package io.ringfence.api.linkrisk;

import io.ringfence.api.entities.CoverageBody;
import io.ringfence.api.entities.EntityRef;
import io.ringfence.api.entities.RingRef;
import io.ringfence.api.features.Vectors;
import io.ringfence.api.shadow.ShadowScoring;
import io.ringfence.embeddings.registry.RiskScore;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.Extraction;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.ring.Ring;
import io.ringfence.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer in the making. Its steps run in the order of their worth (the risk, the ring, each link, the features), and
 * none begins after the deadline; what was not reached stays null and is named.
 */
final class Assessment {
    private static final int MAX_SHARERS = 500;

    private final Workspace workspace;
    private final LinkRiskRequest request;
    private final RiskBands bands;
    private final Optional<Scorer> scorer;
    private final long deadline;
    private final GraphView view;
    private final Instant moment;
    private final List<EntityId> links;
    private final DecisionPoint point;
    private final FeatureExtractor extractor;
    private @Nullable RiskScore scored;
    private final LinkedHashSet<String> late = new LinkedHashSet<>();
    private final List<String> degraded = new ArrayList<>();

    Assessment(Workspace workspace, LinkRiskRequest request, RiskBands bands, Optional<Scorer> scorer) {
        this.workspace = workspace;
        this.request = request;
        this.bands = bands;
        this.scorer = scorer;
        extractor = workspace.extractor();
        Integer limit = request.deadlineMs();
        deadline = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit * 1_000_000L;
        Instant at = request.at();
        view = at == null ? workspace.view() : workspace.asOf(at);
        moment = at != null ? at : latest(view.asOf(), workspace.clock().instant());
        links = requested(request, workspace);
        point = point(links, amount(request));
    }

    /** What was decided, for those who score it beside the champion; empty for questions about the past. */
    Optional<ShadowScoring.Decision> decision() {
        RiskScore given = scored;
        return given == null || request.at() != null
                ? Optional.empty()
                : Optional.of(new ShadowScoring.Decision(
                        request.accountId(),
                        paymentId(request),
                        view,
                        point,
                        given.modelId(),
                        given.risk(),
                        bands::of));
    }

    LinkRiskBody run() {
        RiskScore score = scorer.isPresent() && inTime("risk") ? scorer.get().score(view, point) : null;
        scored = score;
        if (scorer.isEmpty()) {
            degraded.add(
                    "no model has been promoted: risks are null until 'train' has made one that beats the baseline");
        } else if (score != null && !score.gatePassed()) {
            degraded.add("model " + score.modelId() + " did not prove that it beats the baseline");
        }
        Ring ring = inTime("ring") ? ring() : null;
        List<LinkRiskBody.LinkBody> linkBodies = linkBodies();
        Extraction features = Boolean.TRUE.equals(request.includeFeatures()) && inTime("features") ? extract() : null;
        if (!late.isEmpty()) {
            degraded.add("the deadline of " + request.deadlineMs() + " ms ran out before: " + String.join(", ", late));
        }
        return new LinkRiskBody(
                request.accountId(),
                point.account() >= 0,
                score == null ? null : score.risk(),
                score == null ? null : bands.of(score.risk()),
                score == null ? List.of() : Reasons.of(score, catalogue()),
                score == null ? List.of() : Reasons.contributions(score),
                linkBodies,
                ring == null ? null : RingRef.of(ring),
                features == null ? null : byName(features),
                scorer.map(Scorer::id).orElse(null),
                view.asOf(),
                coverage(score, features),
                truncated(score, features),
                !degraded.isEmpty(),
                degraded);
    }

    private boolean inTime(String step) {
        boolean inTime = deadline == Long.MAX_VALUE || System.nanoTime() < deadline;
        if (!inTime) {
            late.add(step);
        }
        return inTime;
    }

    private List<LinkRiskBody.LinkBody> linkBodies() {
        var bodies = new ArrayList<LinkRiskBody.LinkBody>();
        for (EntityId link : links) {
            RiskScore score = scorer.isPresent() && inTime("link " + link)
                    ? scorer.get().score(view, point(List.of(link), DecisionPoint.NO_AMOUNT))
                    : null;
            bodies.add(new LinkRiskBody.LinkBody(
                    link.type(),
                    link.id(),
                    view.node(link) >= 0,
                    score == null ? null : score.risk(),
                    score == null ? null : bands.of(score.risk()),
                    score == null ? List.of() : Reasons.of(score, catalogue())));
        }
        return bodies;
    }

    /** The ring of the account, or else the best one that an entity of the decision is used in. */
    private @Nullable Ring ring() {
        if (workspace.rings().asOf().isAfter(moment)) {
            return null; // Those rings were found with what was not known yet.
        }
        Optional<Ring> own = workspace.ringOf(request.accountId());
        return own.orElseGet(() -> links.stream()
                .flatMap(link -> behind(link).stream())
                .max(Comparator.comparingDouble(Ring::score).thenComparing(Ring::id, Comparator.reverseOrder()))
                .orElse(null));
    }

    private List<Ring> behind(EntityId link) {
        if (link.isAccount()) {
            return workspace.ringOf(link.id()).stream().toList();
        }
        int node = view.node(link);
        int degree = node < 0 ? 0 : view.degree(node);
        var rings = new ArrayList<Ring>();
        for (int i = Math.max(0, degree - MAX_SHARERS); i < degree; i++) {
            EntityId sharer = view.entity(view.neighbour(node, i));
            if (sharer.isAccount()) {
                workspace
                        .ringOf(sharer.id())
                        .filter(ring -> ring.shared().contains(link))
                        .ifPresent(rings::add);
            }
        }
        return rings;
    }

    private Extraction extract() {
        return extractor.extractWithCoverage(view, point);
    }

    private Map<String, @Nullable Float> byName(Extraction extraction) {
        float[] values = extraction.values();
        var byName = new LinkedHashMap<String, @Nullable Float>();
        List<Feature> features = extractor.catalogue().features();
        for (int i = 0; i < values.length; i++) {
            byName.put(features.get(i).name(), Float.isFinite(values[i]) ? values[i] : null);
        }
        return byName;
    }

    private @Nullable CoverageBody coverage(@Nullable RiskScore score, @Nullable Extraction extraction) {
        if (extraction != null) {
            return Vectors.coverage(extraction.coverage());
        }
        return score == null ? null : Vectors.coverage(score.coverage());
    }

    private static boolean truncated(@Nullable RiskScore score, @Nullable Extraction extraction) {
        return (score != null && score.coverage().truncated())
                || (extraction != null && extraction.coverage().truncated());
    }

    private FeatureCatalogue catalogue() {
        return scorer.map(Scorer::catalogue).orElseGet(extractor::catalogue);
    }

    private DecisionPoint point(List<EntityId> pending, long amountCents) {
        return DecisionPoint.of(view, request.accountId(), pending, amountCents, moment);
    }

    private static long amount(LinkRiskRequest request) {
        PaymentRef payment = request.payment();
        return payment == null ? DecisionPoint.NO_AMOUNT : payment.cents();
    }

    private static @Nullable String paymentId(LinkRiskRequest request) {
        PaymentRef payment = request.payment();
        return payment == null ? null : payment.paymentId();
    }

    private static List<EntityId> requested(LinkRiskRequest request, Workspace workspace) {
        var links = new LinkedHashSet<EntityId>();
        for (EntityRef link : request.asked()) {
            links.add(link.toEntity(workspace.graph().types()));
        }
        PaymentRef payment = request.payment();
        if (payment != null) {
            links.addAll(payment.parties());
        }
        return List.copyOf(links);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
