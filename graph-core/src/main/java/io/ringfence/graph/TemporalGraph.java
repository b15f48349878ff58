package io.ringfence.graph;

import it.unimi.dsi.fastutil.ints.IntSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that was ever known, in pages of packed numbers, in the order in which it was known. A {@link GraphView} of it at a
 * time is a prefix of each row, found by binary search.
 *
 * <p>Append takes amortised O(1), a repeat is recognised in amortised O(1), too. What is appended stands in small rows of
 * its own until {@link #compact} folds it into compressed ones. One writer at a time (appends are synchronised), any
 * number of readers without a lock: a view taken at any moment is consistent and never changes, whatever is appended,
 * compacted or taken out. Deterministic: the same events in the same order give the same nodes and records.
 *
 * <p>A graph holds up to 2³¹ − 2²⁰ records of each kind, thus up to 2³² link ends.
 */
public final class TemporalGraph {
    private static final int ID_BYTES = 10;

    private volatile Published published;

    private final EntityTypes types;
    private final Layout layout;
    private final Appender appender;
    private final Object compacting = new Object(); // taken before this
    private int compacted; // sequence up to which rows are compressed

    /** An empty graph of these entity types. */
    public TemporalGraph(EntityTypes types) {
        this(types, Layout.DEFAULT);
    }

    TemporalGraph(EntityTypes types, Layout layout) {
        this(types, layout, new Published(Store.empty(types, layout), Published.Sizes.NONE, 0, Long.MIN_VALUE));
    }

    /** A graph of what is compacted already. */
    TemporalGraph(EntityTypes types, Layout layout, Published published) {
        this.types = Objects.requireNonNull(types, "types");
        this.layout = layout;
        this.published = published;
        appender = new Appender(types);
        compacted = published.sequence();
    }

    /** The entity types, by index. */
    public EntityTypes types() {
        return types;
    }

    /**
     * The links, by record, as of now; look only at those below a view's {@link GraphView#linkCount()}. A view that may
     * be older than an erasure has {@link GraphView#links() its own}.
     */
    public LinkTable links() {
        return published.store().tables().links();
    }

    /** The payments, by record, as of now; as with {@link #links()}. */
    public PaymentTable payments() {
        return published.store().tables().payments();
    }

    /** The entity of a node; of an erased one, an account of an id that never was. */
    public EntityId entity(int node) {
        return published.store().tables().ids().get(node);
    }

    /** The index in {@link #types()} of a node's type. */
    public int typeOf(int node) {
        return published.store().tables().nodes().type(node);
    }

    /**
     * The names of the attributes of accounts, in the order in which they first came; a name's place is its index for good.
     */
    public List<String> attributes() {
        return published.store().tables().attributes().values().names().all();
    }

    /** Where a link was read. */
    public Source sourceOfLink(int link) {
        return latest().sourceOfLink(link);
    }

    /** Where a payment was read. */
    public Source sourceOfPayment(int payment) {
        return latest().sourceOfPayment(payment);
    }

    /** Where an account's opening was read; of an account never opened, and of any other entity, its first sighting. */
    public Source sourceOfNode(int node) {
        return latest().sourceOfNode(node);
    }

    /** The graph as it is now. */
    public GraphView latest() {
        return new GraphView(this, published, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The graph as we knew it at a time, that moment included. */
    public GraphView asOf(Instant time) {
        return new GraphView(this, published, time.toEpochMilli(), Integer.MAX_VALUE);
    }

    /** The graph just before the event at a place in the sequence; what a decision on that event could know. */
    public GraphView before(int sequenceNumber) {
        return new GraphView(this, published, Long.MAX_VALUE, sequenceNumber);
    }

    /**
     * Adds one event. An event known earlier than one already here counts as known when it came: the graph never
     * rewrites what it knew.
     *
     * @return false if {@link #contains} knew it already
     * @throws IllegalArgumentException if an entity has a type that this graph does not have
     */
    public synchronized boolean append(Event event) {
        Published before = published;
        Published after = appender.append(before, event);
        published = after;
        return after.sequence() != before.sequence();
    }

    /** The latest known time of any event; events that are known earlier count from here. The epoch when empty. */
    public Instant watermark() {
        long latest = published.watermark();
        return latest == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(latest);
    }

    /** Gives every event again, in the order in which it was appended, with the known time that it got. */
    public void replay(Consumer<Event> consumer) {
        new Replay(published).run(consumer);
    }

    /**
     * Whether an event adds nothing: the account is open already, the same link was seen at the same time, a payment of
     * the same id is here, or the account or payment has the same label of the same time, or the account the same value
     * of an attribute of the same time.
     */
    public synchronized boolean contains(Event event) {
        return appender.contains(published.store(), event);
    }

    /** Folds what was appended into compressed rows, on the calling thread. */
    public void compact() {
        compact(RunControl.NONE);
    }

    /**
     * Folds what was appended into compressed rows; O(all records), or nothing where nothing was appended. Appends go on
     * meanwhile and wait only while what came during the folding is taken in; readers wait for nothing. Beside the
     * result, 10 bytes a link end while it runs.
     *
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop; the graph stays as it was
     */
    public void compact(RunControl control) {
        compacted(control);
    }

    /** The graph as it was when this was called, compacted. */
    Published compacted(RunControl control) {
        synchronized (compacting) {
            Published start = published;
            if (start.sequence() == compacted) {
                return start;
            }
            var compaction = new Compaction(start, layout, control);
            Store store;
            synchronized (this) {
                published = compaction.end(types, published);
                store = published.store();
            }
            compacted = start.sequence();
            return start.with(store);
        }
    }

    /**
     * Takes entities out for good: their links, the payments that an account made, its part in those of others, its labels
     * and those of its payments, its attributes and its opening, every id, and every value that nothing else has. At once for every view taken from now on, and from memory when the last older view is
     * let go; a snapshot and the system of record are the caller's to renew. The node of an erased entity stays, {@link
     * GraphView#isErased empty}; an entity of the same id that comes later is another node. O(all records) for any number
     * of entities; appends wait meanwhile. Records get other numbers.
     *
     * @return what was taken out; nothing where no entity is known
     */
    public Removed erase(Set<EntityId> entities, RunControl control) {
        synchronized (compacting) {
            synchronized (this) {
                IntSet nodes = Removal.nodes(published.store().tables(), entities);
                return nodes.isEmpty()
                        ? Removed.NOTHING
                        : take(new Removal(types, layout, published, control).erase(nodes));
            }
        }
    }

    /**
     * Takes out ties that are over: all links of two entities that were last seen together before a time, in event time,
     * and payments older than it that tie nothing else, with their labels. Openings, labels of accounts, attributes and
     * nodes stay. O(all records); appends wait
     * meanwhile. Records get other numbers.
     *
     * @return what was taken out
     */
    public Removed expireBefore(Instant time, RunControl control) {
        synchronized (compacting) {
            synchronized (this) {
                var expiry = new Expiry(published, time.toEpochMilli(), control);
                return take(new Removal(types, layout, published, control).expire(expiry));
            }
        }
    }

    private Removed take(Removal.Result result) {
        published = result.published();
        compacted = published.sequence();
        appender.renumbered();
        return result.removed();
    }

    /**
     * The bytes of memory that a compacted graph of links takes, within a fifth: the links with their times and sources, a
     * row at each of their ends, the nodes, and ids of {@value #ID_BYTES} bytes. A link between two entities takes about
     * 31 bytes, thus 16 for each end; an entity 40.
     */
    public static long estimateBytes(long nodes, long links) {
        long node = (71L - Long.numberOfLeadingZeros(Math.max(1, nodes - 1))) / 8;
        long record = (71L - Long.numberOfLeadingZeros(Math.max(1, links - 1))) / 8;
        long rows = 16 * links + 4 * nodes;
        long ofLink = 2 * node + 8; // ends, known time and lag; sources in the order of the file take nothing
        long ofNode = 4 + 4 + 2 * record + 1; // known time, lag, sequence and source, type
        long ofId = 2 + ID_BYTES + 2 + 2 * (node + 1);
        return rows + ofLink * links + (ofNode + ofId) * nodes;
    }

    /** The bytes of memory that the graph holds, without what a snapshot has not been asked for yet; O(pages). */
    public long heapBytes() {
        return published.store().heapBytes();
    }

    Published published() {
        return published;
    }

    Layout layout() {
        return layout;
    }
}
