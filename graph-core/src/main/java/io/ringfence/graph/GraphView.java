package io.ringfence.graph;

import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The graph as it was known at a moment: an immutable prefix of a {@link TemporalGraph}. Making one costs a handful of
 * binary searches; reading one takes no lock and sees nothing that came later.
 *
 * <p>An entity is a <em>node</em>, 0 ≤ node &lt; {@link #nodeCount()}, in the order in which it was first known, so that
 * the node of an entity is the same in every view. The i-th link of a node, 0 ≤ i &lt; {@link #degree}, is in known-time
 * order, parallel links included.
 */
public final class GraphView {
    /** The label of an account that nobody has judged yet. */
    public static final int UNLABELLED = -1;

    /** The label of an account found legitimate. */
    public static final int LEGIT = 0;

    /** The label of an account found to be fraud. */
    public static final int FRAUD = 1;

    private final TemporalGraph graph;
    private final Store store;
    private final Tables tables;
    private final int nodes;
    private final int openings;
    private final int links;
    private final int payments;
    private final int labels;
    private final int attributes;
    private final long asOf;

    GraphView(TemporalGraph graph, Published published, long time, int sequence) {
        this.graph = graph;
        store = published.store();
        tables = store.tables();
        Published.Sizes sizes = published.sizes();
        if (sequence < published.sequence()) {
            nodes = tables.nodes().countBefore(sequence, sizes.nodes());
            openings = tables.openings().countBefore(sequence, sizes.openings());
            links = tables.links().countBefore(sequence, sizes.links());
            payments = tables.payments().countBefore(sequence, sizes.payments());
            labels = tables.labels().countBefore(sequence, sizes.labels());
            attributes = tables.attributes().countBefore(sequence, sizes.attributes());
            asOf = latestKnown();
        } else if (time < published.watermark()) {
            nodes = tables.nodes().countKnownAt(time, sizes.nodes());
            openings = tables.openings().countKnownAt(time, sizes.openings());
            links = tables.links().countKnownAt(time, sizes.links());
            payments = tables.payments().countKnownAt(time, sizes.payments());
            labels = tables.labels().countKnownAt(time, sizes.labels());
            attributes = tables.attributes().countKnownAt(time, sizes.attributes());
            asOf = time;
        } else {
            nodes = sizes.nodes();
            openings = sizes.openings();
            links = sizes.links();
            payments = sizes.payments();
            labels = sizes.labels();
            attributes = sizes.attributes();
            asOf = time == Long.MAX_VALUE ? published.watermark() : time;
        }
    }

    private long latestKnown() {
        long latest = latestKnown(tables.nodes(), nodes);
        latest = Math.max(latest, latestKnown(tables.openings(), openings));
        latest = Math.max(latest, latestKnown(tables.links(), links));
        latest = Math.max(latest, latestKnown(tables.payments(), payments));
        latest = Math.max(latest, latestKnown(tables.attributes(), attributes));
        return Math.max(latest, latestKnown(tables.labels(), labels));
    }

    private static long latestKnown(RecordTable table, int count) {
        return count == 0 ? Long.MIN_VALUE : table.knownAt(count - 1);
    }

    /** The graph that this is a view of: entities, types, and the columns of links and payments. */
    public TemporalGraph graph() {
        return graph;
    }

    /** The moment of the view; of an empty one, the epoch. */
    public Instant asOf() {
        return asOf == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(asOf);
    }

    /** Nodes known. */
    public int nodeCount() {
        return nodes;
    }

    /** Links known, parallel ones included. */
    public int linkCount() {
        return links;
    }

    /** Payments known. */
    public int paymentCount() {
        return payments;
    }

    /** Labels known, of accounts and of payments, superseded ones included. */
    public int labelCount() {
        return labels;
    }

    /** Values of attributes known, superseded ones included. */
    public int attributeCount() {
        return attributes;
    }

    /** The links, by record; of those of this view, records 0 to {@link #linkCount()} − 1. */
    public LinkTable links() {
        return tables.links();
    }

    /** The payments, by record; of those of this view, records 0 to {@link #paymentCount()} − 1. */
    public PaymentTable payments() {
        return tables.payments();
    }

    /**
     * How often records were renumbered, by erasure or expiry. Record numbers of two views mean the same where this is
     * equal; nodes mean the same in all views.
     */
    public int numbering() {
        return store.numbering();
    }

    /** The node of an entity, or −1 if it was not known by then. */
    public int node(EntityId entity) {
        return tables.ids().find(entity, nodes);
    }

    /** The entity of a node; of an erased one, an account of an id that never was. */
    public EntityId entity(int node) {
        return tables.ids().get(node);
    }

    /** Whether a node's entity was erased: it has no links, no payments and no label. */
    public boolean isErased(int node) {
        return tables.ids().isErased(node);
    }

    /** The index in {@link TemporalGraph#types()} of a node's type. */
    public int typeOf(int node) {
        return tables.nodes().type(node);
    }

    /** Whether a node is an account. */
    public boolean isAccount(int node) {
        return typeOf(node) == 0;
    }

    /** When an account was opened, in epoch milliseconds, if that was known by then. */
    public OptionalLong openedAt(int node) {
        int opening = store.opening(node);
        return opening < openings ? OptionalLong.of(tables.openings().at(opening)) : OptionalLong.empty();
    }

    /** When we knew that an account was opened, in epoch milliseconds, if that was known by then. */
    public OptionalLong openingKnownAt(int node) {
        int opening = store.opening(node);
        return opening < openings ? OptionalLong.of(tables.openings().knownAt(opening)) : OptionalLong.empty();
    }

    /** The place of an account's opening in the sequence of all events, if that was known by then. */
    public OptionalInt openingSequence(int node) {
        int opening = store.opening(node);
        return opening < openings ? OptionalInt.of(tables.openings().sequence(opening)) : OptionalInt.empty();
    }

    /** The event time of the first record that named a node, in epoch milliseconds. */
    public long firstSeenAt(int node) {
        return tables.nodes().at(node);
    }

    /** Where a link was read. */
    public Source sourceOfLink(int link) {
        return tables.source(tables.links(), link);
    }

    /** Where a payment was read. */
    public Source sourceOfPayment(int payment) {
        return tables.source(tables.payments(), payment);
    }

    /** Where an account's opening was read; of an account never opened, and of any other entity, its first sighting. */
    public Source sourceOfNode(int node) {
        int opening = store.opening(node);
        return opening == Integer.MAX_VALUE
                ? tables.source(tables.nodes(), node)
                : tables.source(tables.openings(), opening);
    }

    /** Links of a node, parallel ones included; O(log degree). */
    public int degree(int node) {
        return store.links().count(node, links);
    }

    /** The node at the other end of the i-th link of a node. */
    public int neighbour(int node, int i) {
        return Rows.value(store.links().get(node, i));
    }

    /** The record, in {@link #links()}, of the i-th link of a node. */
    public int link(int node, int i) {
        return Rows.record(store.links().get(node, i));
    }

    /**
     * Copies the links {@code from} to {@code to − 1} of a node, to be read by {@link #neighbourOf} and {@link #recordOf};
     * faster than one by one.
     *
     * @param to at most the node's {@link #degree}
     */
    public void links(int node, int from, int to, long[] into) {
        store.links().copy(node, from, to, into);
    }

    /** The node at the other end of a link that was copied. */
    public static int neighbourOf(long copied) {
        return Rows.value(copied);
    }

    /** The record, in {@link #links()} or {@link #payments()}, of a link or payment that was copied. */
    public static int recordOf(long copied) {
        return Rows.record(copied);
    }

    /** Copies the payments {@code from} to {@code to − 1} that an account made, to be read by {@link #recordOf}. */
    public void paid(int account, int from, int to, long[] into) {
        store.paid().copy(account, from, to, into);
    }

    /** Copies the transfers {@code from} to {@code to − 1} that an account received, to be read by {@link #recordOf}. */
    public void received(int account, int from, int to, long[] into) {
        store.received().copy(account, from, to, into);
    }

    /** Visits the links of a node in known-time order; faster than one by one. */
    public void forEachLink(int node, LinkVisitor visitor) {
        store.links().forEach(node, links, visitor);
    }

    /** The links of this view whose event time is {@code from} or later and before {@code to}. */
    public LinkWindow within(Instant from, Instant to) {
        return new LinkWindow(this, from.toEpochMilli(), to.toEpochMilli());
    }

    /** The record of a payment in {@link #payments()}, by the id in its source, or −1 if it was not known by then. */
    public int payment(String paymentId) {
        return tables.payments().ids().find(0, IdMap.utf8(paymentId), payments);
    }

    /** How many payments an account made. */
    public int paidCount(int account) {
        return store.paid().count(account, payments);
    }

    /** The record, in {@link #payments()}, of the i-th payment that an account made. */
    public int paid(int account, int i) {
        return Rows.record(store.paid().get(account, i));
    }

    /** How many transfers an account received. */
    public int receivedCount(int account) {
        return store.received().count(account, payments);
    }

    /** The record, in {@link #payments()}, of the i-th transfer that an account received. */
    public int received(int account, int i) {
        return Rows.record(store.received().get(account, i));
    }

    /** What was known of an account by then: {@link #FRAUD}, {@link #LEGIT} or {@link #UNLABELLED}. */
    public int label(int account) {
        return store.labels().lastValue(account, labels);
    }

    /** When the label of an account became known, in epoch milliseconds, if it has one. */
    public OptionalLong labelKnownAt(int account) {
        int label = labelRecord(account);
        return label < 0
                ? OptionalLong.empty()
                : OptionalLong.of(tables.labels().knownAt(label));
    }

    /** The reason given with the label of an account, or null where it has none. */
    public @Nullable String labelReason(int account) {
        int label = labelRecord(account);
        return label < 0 ? null : tables.labels().reason(label);
    }

    /** Where the label of an account was read, or null where it has none. */
    public @Nullable Source labelSource(int account) {
        int label = labelRecord(account);
        return label < 0 ? null : tables.source(tables.labels(), label);
    }

    /**
     * What was known of a payment by then, by labels that are about it and not about its account: {@link #FRAUD}, {@link
     * #LEGIT} or {@link #UNLABELLED}.
     */
    public int paymentLabel(int payment) {
        return store.paymentLabels().lastValue(payment, labels);
    }

    /** When the label of a payment became known, in epoch milliseconds, if it has one; it may be before the payment. */
    public OptionalLong paymentLabelKnownAt(int payment) {
        int count = store.paymentLabels().count(payment, labels);
        return count == 0
                ? OptionalLong.empty()
                : OptionalLong.of(tables.labels()
                        .knownAt(Rows.record(store.paymentLabels().get(payment, count - 1))));
    }

    /** Whether any label known by then is about a payment, known or not. */
    public boolean hasPaymentLabels() {
        return tables.labels().anyOfPayments(labels);
    }

    /**
     * An attribute of an account as it was known by then. A value that is written as a finite decimal number is that
     * number; any other is a category, and counts as a hash of its text (0 to 2^24 − 1), so that it means the same to a model
     * in whatever order values come and whatever was erased meanwhile. Among values that are known at one moment the first is that of {@link EventOrder}.
     *
     * @param attribute its place in {@link TemporalGraph#attributes()}
     * @return NaN where nothing was said
     */
    public float attribute(int account, int attribute) {
        for (int i = store.attributes().count(account, attributes) - 1; i >= 0; i--) {
            long pair = store.attributes().get(account, i);
            if (Rows.value(pair) == attribute) {
                return tables.attributes().code(Rows.record(pair));
            }
        }
        return Float.NaN;
    }

    /** All attributes of an account as they were known by then, by place; NaN where nothing was said. */
    public void attributes(int account, float[] into) {
        Arrays.fill(into, Float.NaN);
        int count = store.attributes().count(account, attributes);
        for (int i = 0; i < count; i++) {
            long pair = store.attributes().get(account, i);
            if (Rows.value(pair) < into.length) {
                into[Rows.value(pair)] = tables.attributes().code(Rows.record(pair));
            }
        }
    }

    /** The text of an attribute of an account as it was known by then, or null where nothing was said. */
    public @Nullable String attributeText(int account, int attribute) {
        for (int i = store.attributes().count(account, attributes) - 1; i >= 0; i--) {
            long pair = store.attributes().get(account, i);
            if (Rows.value(pair) == attribute) {
                return tables.attributes().text(Rows.record(pair));
            }
        }
        return null;
    }

    private int labelRecord(int account) {
        int count = store.labels().count(account, labels);
        return count == 0 ? -1 : Rows.record(store.labels().get(account, count - 1));
    }

    /** Takes the links of a node, one by one. */
    @FunctionalInterface
    public interface LinkVisitor {
        /**
         * Takes one link.
         *
         * @param neighbour the node at its other end
         * @param link      its record in {@link GraphView#links()}
         */
        void visit(int neighbour, int link);
    }
}
