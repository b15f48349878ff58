package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.GraphView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one function that turns a decision and what was known into features, for training, live scoring and export alike.
 *
 * <p>Pull-based: each call reads the time-sorted rows of the view, so there is no state to go stale. Work is bounded
 * whatever the graph looks like: an entity with more users than its type's {@link io.ringfence.graph.HubPolicy} allows
 * is counted and not walked, and of what is walked the newest comes first. Payments count up to the newest 1024 of the
 * account itself and the newest 32 of any other. Only what a feature of the catalogue needs is walked. Deterministic;
 * safe to call from many threads, each of which keeps what it walks on, up to some megabytes.
 */
public final class FeatureExtractor {
    private static final ThreadLocal<Walk> WALKS = ThreadLocal.withInitial(Walk::new);

    private final FeatureCatalogue catalogue;
    private final KnownLabels known;
    private final RowCopies.Kept copies = new RowCopies.Kept();
    private final BehaviourFeatures behaviour;
    private final CounterpartyFeatures counterparty;
    private final NeighbourFeatures neighbour;
    private final RingFeatures ring;
    private final @Nullable MotifFeatures motif;
    private final PayeeFeatures payee;
    private final @Nullable SharingFeatures sharing;
    private final @Nullable TransferFeatures transfer;
    private final @Nullable LabelFeatures label;

    /** Extracts the features of a catalogue, with all labels that a view knows. */
    public FeatureExtractor(FeatureCatalogue catalogue) {
        this(catalogue, KnownLabels.ALL);
    }

    /** Extracts the features of a catalogue, with labels held out. */
    public FeatureExtractor(FeatureCatalogue catalogue, KnownLabels known) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.known = Objects.requireNonNull(known, "known");
        behaviour = new BehaviourFeatures(catalogue);
        counterparty = new CounterpartyFeatures(catalogue);
        neighbour = new NeighbourFeatures(catalogue);
        ring = new RingFeatures(catalogue);
        motif = catalogue.has(Group.MOTIF) ? new MotifFeatures(catalogue) : null;
        payee = new PayeeFeatures(catalogue);
        sharing = catalogue.has(Group.NEIGHBOUR) ? new SharingFeatures(catalogue) : null;
        transfer = catalogue.has(Group.TRANSFER) ? new TransferFeatures(catalogue) : null;
        label = catalogue.has(Group.LABEL) ? new LabelFeatures(catalogue) : null;
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
        Walk walk = fill(view, point, row);
        return new Extraction(row, walk.sharing.coverage());
    }

    /** Fills a row; the walk that is given back is the thread's own and is read before the next. */
    Walk fill(GraphView view, DecisionPoint point, float[] row) {
        Moment moment = Moment.of(view, point, known, copies);
        Walk walk = WALKS.get();
        walk.own.walk(moment, WalkLimits.OWN_LINKS);
        walk.paid.openPaid(moment, moment.account());
        walk.payments.walk(moment, walk.paid);
        walk.sharing.walk(moment, walk.own);
        behaviour.fill(moment, walk.own, walk.payments, row);
        counterparty.fill(moment, walk, row);
        neighbour.fill(moment, walk.around, walk.sharing, row);
        if (sharing != null || label != null || ring.any()) {
            walk.second.walk(moment, walk.own, walk.sharing);
        }
        if (sharing != null || ring.any()) {
            walk.others.summarise(moment, walk.own, walk.sharing);
            walk.others.setSecond(walk.second.count());
        }
        if (ring.any()) {
            ring.fill(moment, walk, row);
        }
        if (motif != null) {
            motif.fill(moment, walk, row);
        }
        if (sharing != null) {
            sharing.fill(moment, walk.sharing, walk.others, row);
        }
        if (transfer != null || label != null) {
            walk.transfers = Transfers.walk(moment, walk.paid, walk.other);
            payee.fill(moment, walk, row);
        }
        if (transfer != null) {
            transfer.fill(moment, walk.transfers, row);
        }
        if (label != null) {
            label.fill(moment, walk.sharing, walk.second, row);
            label.fillTransfers(
                    TransferFeatures.fraud(moment, walk.transfers), TransferFeatures.looked(walk.transfers), row);
            label.fillOwn(moment, walk.payments, row);
        }
        return walk;
    }

    /** What one extraction reads, kept by a thread from one to the next so that nothing is made anew. */
    static final class Walk {
        final OwnLinks own = new OwnLinks();
        /** What the account paid. */
        final AccountPayments paid = new AccountPayments();
        /** What any other paid or received, opened anew by each who asks. */
        final AccountPayments other = new AccountPayments();

        final OwnPayments payments = new OwnPayments();
        final Sharing sharing = new Sharing();
        final SecondHop second = new SecondHop();
        final OtherAccounts others = new OtherAccounts();
        final Neighbours around = new Neighbours();
        final HardComponent component = new HardComponent();
        final Motifs motifs = new Motifs();
        final Payees payees = new Payees();
        final EntityHistory history = new EntityHistory();
        Transfers transfers = Transfers.NONE;
    }
}
