package io.ringfence.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever known, in primitive arrays, in the order in which it was known. A {@link GraphView} of it at a time
 * is a prefix of each row, found by binary search.
 *
 * <p>Append takes amortised O(1) plus the row of one account to recognise a repeat. One writer at a time (appends are
 * synchronised), any number of readers without a lock: a view taken at any moment is consistent and never changes.
 * Deterministic: the same events in the same order give the same nodes and records.
 */
public final class TemporalGraph {
    /** Sizes of the tables that a reader may look at; published after the rows that they speak of. */
    record Published(int nodes, int openings, int links, int payments, int labels, int sequence, long watermark) {}

    final NodeTable nodes = new NodeTable();
    final OpeningTable openings = new OpeningTable();
    final LinkTable links = new LinkTable();
    final PaymentTable payments = new PaymentTable();
    final LabelTable labels = new LabelTable();
    final IdMap ids = new IdMap();
    final Rows linkRows = new Rows();
    final Rows paidRows = new Rows();
    final Rows receivedRows = new Rows();
    final Rows labelRows = new Rows();
    volatile Published published = new Published(0, 0, 0, 0, 0, 0, Long.MIN_VALUE);

    private final EntityTypes types;
    private final ConcurrentHashMap<String, Integer> paymentIds = new ConcurrentHashMap<>();
    private final Map<String, Integer> sourceIds = new HashMap<>();
    private volatile List<String> sourceNames = List.of();
    private int sequence;
    private long watermark = Long.MIN_VALUE;

    /** An empty graph of these entity types. */
    public TemporalGraph(EntityTypes types) {
        this.types = Objects.requireNonNull(types, "types");
    }

    /** The entity types, by index. */
    public EntityTypes types() {
        return types;
    }

    /** The links, by record; look only at those below a view's {@link GraphView#linkCount()}. */
    public LinkTable links() {
        return links;
    }

    /** The payments, by record; look only at those below a view's {@link GraphView#paymentCount()}. */
    public PaymentTable payments() {
        return payments;
    }

    /** The entity of a node. */
    public EntityId entity(int node) {
        return ids.get(node);
    }

    /** The index in {@link #types()} of a node's type. */
    public int typeOf(int node) {
        return nodes.type(node);
    }

    /** Where a link was read. */
    public Source sourceOfLink(int link) {
        return source(links, link);
    }

    /** Where a payment was read. */
    public Source sourceOfPayment(int payment) {
        return source(payments, payment);
    }

    /** Where an account's opening was read; of an account never opened, and of any other entity, its first sighting. */
    public Source sourceOfNode(int node) {
        int opening = nodes.opening(node);
        return opening == Integer.MAX_VALUE ? source(nodes, node) : source(openings, opening);
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
        if (contains(event)) {
            return false;
        }
        long known = Math.max(event.knownAt().toEpochMilli(), watermark);
        var stamp = new RecordTable.Stamp(
                event.at().toEpochMilli(),
                known,
                sequence,
                sourceId(event.source().file()),
                (int) Math.min(event.source().row(), Integer.MAX_VALUE));
        switch (event) {
            case Event.AccountOpened opened -> open(opened, stamp);
            case Event.LinkSeen link -> link(link, stamp);
            case Event.PaymentMade payment -> pay(payment, stamp);
            case Event.LabelGiven label -> label(label, stamp);
        }
        sequence++;
        watermark = known;
        published = new Published(
                nodes.size(), openings.size(), links.size(), payments.size(), labels.size(), sequence, watermark);
        return true;
    }

    /** The latest known time of any event; events that are known earlier count from here. The epoch when empty. */
    public Instant watermark() {
        long latest = published.watermark();
        return latest == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(latest);
    }

    /** Gives every event again, in the order in which it was appended, with the known time that it got. */
    public void replay(Consumer<Event> consumer) {
        new Replay(this).run(consumer);
    }

    /**
     * Whether an event adds nothing: the account is open already, the same link was seen at the same time, a payment of
     * the same id is here, or the account has the same label of the same time.
     */
    public boolean contains(Event event) {
        return switch (event) {
            case Event.AccountOpened opened -> {
                int node = ids.find(EntityId.account(opened.accountId()));
                yield node >= 0 && nodes.opening(node) != Integer.MAX_VALUE;
            }
            case Event.LinkSeen link -> hasLink(link);
            case Event.PaymentMade payment -> paymentIds.containsKey(payment.paymentId());
            case Event.LabelGiven label -> hasLabel(label);
        };
    }

    private boolean hasLink(Event.LinkSeen event) {
        int account = ids.find(EntityId.account(event.accountId()));
        int entity = ids.find(event.entity());
        if (account < 0 || entity < 0) {
            return false;
        }
        long at = event.at().toEpochMilli();
        int[] row = linkRows.row(account);
        for (int i = Rows.prefix(row, Integer.MAX_VALUE) - 1; i >= 0; i--) {
            int link = row[2 * i + 1];
            if (row[2 * i] == entity
                    && links.from(link) == account
                    && links.payment(link) == LinkTable.NO_PAYMENT
                    && links.at(link) == at) {
                return true;
            }
        }
        return false;
    }

    private boolean hasLabel(Event.LabelGiven event) {
        int account = ids.find(EntityId.account(event.accountId()));
        if (account < 0) {
            return false;
        }
        int[] row = labelRows.row(account);
        for (int i = Rows.prefix(row, Integer.MAX_VALUE) - 1; i >= 0; i--) {
            int label = row[2 * i + 1];
            if (labels.fraud(label) == event.fraud()
                    && labels.at(label) == event.at().toEpochMilli()) {
                return true;
            }
        }
        return false;
    }

    private void open(Event.AccountOpened event, RecordTable.Stamp stamp) {
        int account = nodeOf(EntityId.account(event.accountId()), stamp);
        nodes.setOpening(account, openings.add(account, stamp));
    }

    private void link(Event.LinkSeen event, RecordTable.Stamp stamp) {
        requireType(event.entity());
        int account = nodeOf(EntityId.account(event.accountId()), stamp);
        tie(account, nodeOf(event.entity(), stamp), LinkTable.NO_PAYMENT, stamp);
    }

    private void pay(Event.PaymentMade event, RecordTable.Stamp stamp) {
        int account = nodeOf(EntityId.account(event.accountId()), stamp);
        Event.Parties parties = event.parties();
        int[] partyNodes = {
            party(EntityType.CARD, parties.cardId(), stamp),
            party(EntityType.DEVICE, parties.deviceId(), stamp),
            party(EntityType.IP, parties.ip(), stamp),
            party(EntityType.ACCOUNT, parties.toAccountId(), stamp),
            party(EntityType.MERCHANT, parties.merchantId(), stamp)
        };
        int payment = payments.add(event, account, partyNodes, stamp);
        paymentIds.put(event.paymentId(), payment);
        paidRows.append(account, payment, payment);
        int toAccount = payments.toAccount(payment);
        if (toAccount >= 0) {
            receivedRows.append(toAccount, payment, payment);
        }
        for (int node : partyNodes) {
            if (node >= 0) {
                tie(account, node, payment, stamp);
            }
        }
    }

    private void label(Event.LabelGiven event, RecordTable.Stamp stamp) {
        int account = nodeOf(EntityId.account(event.accountId()), stamp);
        int label = labels.add(event, account, stamp);
        labelRows.append(account, event.fraud() ? 1 : 0, label);
    }

    private void tie(int from, int to, int payment, RecordTable.Stamp stamp) {
        int link = links.add(from, to, payment, stamp);
        linkRows.append(from, to, link);
        if (from != to) {
            linkRows.append(to, from, link);
        }
    }

    private int party(String type, @Nullable String id, RecordTable.Stamp stamp) {
        return id == null || id.isBlank() ? -1 : nodeOf(new EntityId(type, id), stamp);
    }

    private int nodeOf(EntityId entity, RecordTable.Stamp stamp) {
        int node = ids.find(entity);
        if (node < 0) {
            node = nodes.add(requireType(entity), stamp);
            ids.add(entity);
        }
        return node;
    }

    private int requireType(EntityId entity) {
        int index = types.indexOf(entity.type());
        if (index < 0) {
            throw new IllegalArgumentException(
                    "unknown entity type '" + entity.type() + "'; declare it in the mapping");
        }
        return index;
    }

    private int sourceId(String file) {
        return sourceIds.computeIfAbsent(file, name -> {
            var longer = new ArrayList<>(sourceNames);
            longer.add(name);
            sourceNames = List.copyOf(longer);
            return longer.size() - 1;
        });
    }

    Source source(RecordTable table, int record) {
        return new Source(sourceNames.get(table.sourceFile(record)), table.sourceRow(record));
    }
}
