package io.ringfence.graph;

import java.time.Instant;
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
    private final int nodes;
    private final int openings;
    private final int links;
    private final int payments;
    private final int labels;
    private final long asOf;

    GraphView(TemporalGraph graph, TemporalGraph.Published published, long time, int sequence) {
        this.graph = graph;
        if (sequence < published.sequence()) {
            nodes = graph.nodes.countBefore(sequence, published.nodes());
            openings = graph.openings.countBefore(sequence, published.openings());
            links = graph.links.countBefore(sequence, published.links());
            payments = graph.payments.countBefore(sequence, published.payments());
            labels = graph.labels.countBefore(sequence, published.labels());
            asOf = latestKnown();
        } else if (time < published.watermark()) {
            nodes = graph.nodes.countKnownAt(time, published.nodes());
            openings = graph.openings.countKnownAt(time, published.openings());
            links = graph.links.countKnownAt(time, published.links());
            payments = graph.payments.countKnownAt(time, published.payments());
            labels = graph.labels.countKnownAt(time, published.labels());
            asOf = time;
        } else {
            nodes = published.nodes();
            openings = published.openings();
            links = published.links();
            payments = published.payments();
            labels = published.labels();
            asOf = time == Long.MAX_VALUE ? published.watermark() : time;
        }
    }

    private long latestKnown() {
        long latest = Long.MIN_VALUE;
        latest = Math.max(latest, nodes == 0 ? latest : graph.nodes.knownAt(nodes - 1));
        latest = Math.max(latest, openings == 0 ? latest : graph.openings.knownAt(openings - 1));
        latest = Math.max(latest, links == 0 ? latest : graph.links.knownAt(links - 1));
        latest = Math.max(latest, payments == 0 ? latest : graph.payments.knownAt(payments - 1));
        return Math.max(latest, labels == 0 ? latest : graph.labels.knownAt(labels - 1));
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

    /** Labels known, superseded ones included. */
    public int labelCount() {
        return labels;
    }

    /** The node of an entity, or −1 if it was not known by then. */
    public int node(EntityId entity) {
        int node = graph.ids.find(entity);
        return node < nodes ? node : -1;
    }

    /** The entity of a node. */
    public EntityId entity(int node) {
        return graph.entity(node);
    }

    /** The index in {@link TemporalGraph#types()} of a node's type. */
    public int typeOf(int node) {
        return graph.typeOf(node);
    }

    /** Whether a node is an account. */
    public boolean isAccount(int node) {
        return graph.typeOf(node) == 0;
    }

    /** When an account was opened, in epoch milliseconds, if that was known by then. */
    public OptionalLong openedAt(int node) {
        int opening = graph.nodes.opening(node);
        return opening < openings ? OptionalLong.of(graph.openings.at(opening)) : OptionalLong.empty();
    }

    /** The place of an account's opening in the sequence of all events, if that was known by then. */
    public OptionalInt openingSequence(int node) {
        int opening = graph.nodes.opening(node);
        return opening < openings ? OptionalInt.of(graph.openings.sequence(opening)) : OptionalInt.empty();
    }

    /** The event time of the first record that named a node, in epoch milliseconds. */
    public long firstSeenAt(int node) {
        return graph.nodes.at(node);
    }

    /** Links of a node, parallel ones included; O(log degree). */
    public int degree(int node) {
        return Rows.prefix(graph.linkRows.row(node), links);
    }

    /** The node at the other end of the i-th link of a node. */
    public int neighbour(int node, int i) {
        return graph.linkRows.row(node)[2 * i];
    }

    /** The record, in {@link TemporalGraph#links()}, of the i-th link of a node. */
    public int link(int node, int i) {
        return graph.linkRows.row(node)[2 * i + 1];
    }

    /** Visits the links of a node in known-time order. */
    public void forEachLink(int node, LinkVisitor visitor) {
        int[] row = graph.linkRows.row(node);
        int end = Rows.prefix(row, links);
        for (int i = 0; i < end; i++) {
            visitor.visit(row[2 * i], row[2 * i + 1]);
        }
    }

    /** How many payments an account made. */
    public int paidCount(int account) {
        return Rows.prefix(graph.paidRows.row(account), payments);
    }

    /** The record, in {@link TemporalGraph#payments()}, of the i-th payment that an account made. */
    public int paid(int account, int i) {
        return graph.paidRows.row(account)[2 * i + 1];
    }

    /** How many transfers an account received. */
    public int receivedCount(int account) {
        return Rows.prefix(graph.receivedRows.row(account), payments);
    }

    /** The record, in {@link TemporalGraph#payments()}, of the i-th transfer that an account received. */
    public int received(int account, int i) {
        return graph.receivedRows.row(account)[2 * i + 1];
    }

    /** What was known of an account by then: {@link #FRAUD}, {@link #LEGIT} or {@link #UNLABELLED}. */
    public int label(int account) {
        int[] row = graph.labelRows.row(account);
        int count = Rows.prefix(row, labels);
        return count == 0 ? UNLABELLED : row[2 * count - 2];
    }

    /** When the label of an account became known, in epoch milliseconds, if it has one. */
    public OptionalLong labelKnownAt(int account) {
        int[] row = graph.labelRows.row(account);
        int count = Rows.prefix(row, labels);
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(graph.labels.knownAt(row[2 * count - 1]));
    }

    /** The reason given with the label of an account, or null where it has none. */
    public @Nullable String labelReason(int account) {
        int[] row = graph.labelRows.row(account);
        int count = Rows.prefix(row, labels);
        return count == 0 ? null : graph.labels.reason(row[2 * count - 1]);
    }

    /** Where the label of an account was read, or null where it has none. */
    public @Nullable Source labelSource(int account) {
        int[] row = graph.labelRows.row(account);
        int count = Rows.prefix(row, labels);
        return count == 0 ? null : graph.source(graph.labels, row[2 * count - 1]);
    }

    /** Takes the links of a node, one by one. */
    @FunctionalInterface
    public interface LinkVisitor {
        /**
         * Takes one link.
         *
         * @param neighbour the node at its other end
         * @param link      its record in {@link TemporalGraph#links()}
         */
        void visit(int neighbour, int link);
    }
}
