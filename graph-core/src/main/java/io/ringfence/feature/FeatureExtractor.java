package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.util.Objects;

/**
 * The one function that turns a decision and what was known into features, for training, live scoring and export alike.
 *
 * <p>Pull-based: each call reads the time-sorted rows of the view, so there is no state to go stale. Work is bounded
 * whatever the graph looks like: an entity with more users than its type's {@link io.ringfence.graph.HubPolicy} allows
 * is counted and not walked, and of what is walked the newest comes first. Payments count up to the newest 1024 of the
 * account itself and the newest 32 of any other. Deterministic; safe to call from many threads.
 */
public final class FeatureExtractor {
    private final FeatureCatalogue catalogue;
    private final WalkLimits limits;
    private final BehaviourFeatures behaviour;
    private final SharingFeatures sharing;
    private final TransferFeatures transfer;
    private final LabelFeatures label;

    /** Extracts the features of a catalogue. */
    public FeatureExtractor(FeatureCatalogue catalogue) {
        this(catalogue, WalkLimits.DEFAULT);
    }

    FeatureExtractor(FeatureCatalogue catalogue, WalkLimits limits) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.limits = limits;
        behaviour = new BehaviourFeatures(catalogue);
        sharing = new SharingFeatures(catalogue);
        transfer = new TransferFeatures(catalogue);
        label = new LabelFeatures(catalogue);
    }

    /** What the values mean, by position. */
    public FeatureCatalogue catalogue() {
        return catalogue;
    }

    /**
     * The features of one decision, by position in the catalogue; NaN where there is nothing to measure, such as the age
     * of an account never seen.
     *
     * @param view  what was known; of a decision in the past, {@code graph.before(sequence)}
     * @param point the decision, whose own links count as present
     */
    public float[] extract(GraphView view, DecisionPoint point) {
        float[] row = new float[catalogue.size()];
        fill(view, point, row);
        return row;
    }

    /** The same with what was looked at and what was left out. */
    public Extraction extractWithCoverage(GraphView view, DecisionPoint point) {
        float[] row = new float[catalogue.size()];
        Sharing walked = fill(view, point, row);
        return new Extraction(row, walked.coverage());
    }

    Sharing fill(GraphView view, DecisionPoint point, float[] row) {
        Moment moment = Moment.of(view, point);
        OwnLinks own = OwnLinks.walk(moment, limits.ownLinks());
        Sharing shared = Sharing.walk(moment, own, limits);
        SecondHop second = SecondHop.walk(moment, own, shared, limits);
        OtherAccounts others = OtherAccounts.summarise(moment, shared, limits);
        others.setSecond(second.count());
        Transfers transfers = Transfers.walk(moment, limits);
        behaviour.fill(moment, own, limits, row);
        sharing.fill(moment, shared, others, row);
        transfer.fill(moment, transfers, limits, row);
        label.fill(moment, shared, second, row);
        label.fillTransfers(
                TransferFeatures.fraud(moment, transfers, limits), TransferFeatures.looked(transfers, limits), row);
        return shared;
    }
}
