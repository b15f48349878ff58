package io.ringfence.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Builds a compacted graph at once from columns of links whose entities are numbered already: what {@link
 * TemporalGraph#append} of each link in known-time order would give, without repeats being recognised. Nodes are numbered
 * in the order in which they are first known, as in every graph; an entity that no link names is not part of it.
 *
 * <p>O(links + entities) by counting sorts, and one radix sort where links do not come by known time. Beside the result
 * about 60 bytes a link while it runs. Deterministic at any number of threads. Links of equal known time keep the order
 * in which they are given. For one use, on one thread.
 */
public final class GraphBuilder {
    private static final int AHEAD = 256;
    private static final int IDS = 1 << 15;

    private final EntityTypes types;
    private final Layout layout;
    private int entities;
    private IntFunction<EntityId> entity = number -> {
        throw new IllegalStateException("entities were not given");
    };
    private int[] from = {};
    private int[] to = {};
    private long[] at = {};
    private long[] known = {};
    private String source = "bulk";

    /** A builder of a graph of these types. */
    public GraphBuilder(EntityTypes types) {
        this(types, Layout.DEFAULT);
    }

    GraphBuilder(EntityTypes types, Layout layout) {
        this.types = Objects.requireNonNull(types, "types");
        this.layout = layout;
    }

    /**
     * Says which entities there are.
     *
     * @param count    entities are numbered 0 to count − 1 in the columns
     * @param byNumber gives the entity of a number, each a different one; asked once for each that a link names,
     *     on the threads of the run
     */
    public GraphBuilder entities(int count, IntFunction<EntityId> byNumber) {
        if (count < 0) {
            throw new IllegalArgumentException("entities must be at least 0, got " + count);
        }
        entities = count;
        entity = Objects.requireNonNull(byNumber, "byNumber");
        return this;
    }

    /**
     * Says which links there are; the columns are read until the graph is built, and not kept.
     *
     * @param fromAccount number of the account of each link
     * @param toEntity    number of what it was seen with
     * @param atMillis    when it happened, in epoch milliseconds
     * @param knownMillis when it was known, in epoch milliseconds, in any order
     */
    public GraphBuilder links(int[] fromAccount, int[] toEntity, long[] atMillis, long[] knownMillis) {
        if (toEntity.length != fromAccount.length
                || atMillis.length != fromAccount.length
                || knownMillis.length != fromAccount.length) {
            throw new IllegalArgumentException("columns must be of one length, got " + fromAccount.length + ", "
                    + toEntity.length + ", " + atMillis.length + " and " + knownMillis.length);
        }
        from = fromAccount;
        to = toEntity;
        at = atMillis;
        known = knownMillis;
        return this;
    }

    /** The file that links cite as their source; a link's row in it is its place in the columns, from 1. */
    public GraphBuilder source(String file) {
        source = Objects.requireNonNull(file, "file");
        return this;
    }

    /**
     * Builds the graph on the threads of a run.
     *
     * @throws IllegalArgumentException if a number is out of range, a link does not start at an account, an entity has an
     *     unknown type, or two numbers have the same entity
     */
    public TemporalGraph build(RunControl control) {
        Workers workers = control.workers();
        int count = from.length;
        control.check("ordering links", 0, count);
        KnownOrder input = KnownOrder.of(from, to, at, known, workers);
        control.check("numbering nodes", 0, count);
        var numbering = new FirstSeen(input);
        control.check("reading ids", 0, numbering.nodes);
        Column[] nodeColumns = new Column[RecordTable.COMMON + NodeTable.OWN];
        TextIndex texts = numbering.ids(nodeColumns, workers);
        control.check("packing links", 0, count);
        Column[] links = numbering.links(workers);
        numbering.stamp(nodeColumns, links, workers);
        control.check("indexing ids", 0, numbering.nodes);
        Column slots = texts.hashed(layout, numbering.nodes, workers);
        Tables empty = Tables.empty(types, layout);
        var names = new Names(List.of(source));
        var tables = new Tables(
                new NodeTable(nodeColumns),
                empty.openings(),
                new LinkTable(links),
                new PaymentTable(empty.payments().columns(), empty.payments().ids(), names),
                new LabelTable(empty.labels().columns(), names),
                empty.attributes(),
                empty.awaited(),
                new IdMap(types, texts.rebased(layout, slots, numbering.nodes)),
                names);
        var sizes = new Published.Sizes(numbering.nodes, 0, count, 0, 0, 0, 0, 0);
        Store store = Store.compressed(tables, sizes, layout, 0, control);
        long watermark = count == 0 ? Long.MIN_VALUE : tables.links().knownAt(count - 1);
        return new TemporalGraph(types, layout, new Published(store, sizes, count, watermark));
    }

    private Column column(int count, Column.Values values, Workers workers) {
        return Column.of(layout.recordBits(), count, values, workers);
    }

    private Column even(int count, long first, int slope) {
        return Column.even(layout.recordBits(), count, first, slope);
    }

    /** Numbers nodes in the order in which links name them. */
    private final class FirstSeen {
        private final KnownOrder links;
        private final int[] nodeOf; // by number in the input
        private final int[] numberOf; // by node
        private final int[] first; // record that named a node
        private final boolean[] isStart; // by node: whether a link starts there
        private int nodes;

        FirstSeen(KnownOrder links) {
            this.links = links;
            nodeOf = new int[entities];
            Arrays.fill(nodeOf, -1);
            numberOf = new int[entities];
            first = new int[entities];
            isStart = new boolean[entities];
            int[] one = new int[AHEAD];
            int[] other = new int[AHEAD];
            for (int start = 0; start < links.size(); start += AHEAD) {
                int end = Math.min(links.size(), start + AHEAD);
                look(start, end, one, other); // all at once: most of the time goes into waiting for memory
                for (int record = start; record < end; record++) {
                    int from = one[record - start];
                    isStart[from >= 0 ? from : see(links.from()[record], record)] = true;
                    if (other[record - start] < 0) {
                        see(links.to()[record], record);
                    }
                }
            }
        }

        /** The nodes that some links name, below 0 where they are new. */
        private void look(int start, int end, int[] one, int[] other) {
            for (int record = start; record < end; record++) {
                int from = links.from()[record];
                int to = links.to()[record];
                if (Math.min(from, to) < 0 || Math.max(from, to) >= entities) {
                    throw new IllegalArgumentException("entities of links must be 0 to " + (entities - 1) + ", got "
                            + (from < 0 || from >= entities ? from : to));
                }
                one[record - start] = nodeOf[from];
                other[record - start] = nodeOf[to];
            }
        }

        private int see(int number, int record) {
            int node = nodeOf[number];
            if (node < 0) {
                node = nodes++;
                nodeOf[number] = node;
                numberOf[node] = number;
                first[node] = record;
            }
            return node;
        }

        /** The ids of all nodes, and the column of their types. */
        TextIndex ids(Column[] columns, Workers workers) {
            var texts = new TextIndex(layout);
            var typeOf = new Column(layout.recordBits());
            int[] chunkTypes = new int[IDS];
            byte[][] chunkIds = new byte[IDS][];
            for (int start = 0; start < nodes; start += IDS) {
                int first = start;
                workers.forRanges(Math.min(IDS, nodes - start), IDS / 16, (worker, from, to) -> {
                    for (int i = from; i < to; i++) {
                        EntityId id = entity.apply(numberOf[first + i]);
                        chunkTypes[i] = requireType(id, first + i);
                        chunkIds[i] = IdMap.utf8(id.id());
                    }
                });
                for (int i = 0; i < IDS && start + i < nodes; i++) {
                    texts.addUnindexed(chunkTypes[i], chunkIds[i]);
                    typeOf.add(chunkTypes[i]);
                }
            }
            columns[RecordTable.COMMON] = typeOf;
            return texts;
        }

        private int requireType(EntityId id, int node) {
            int type = types.indexOf(id.type());
            if (type < 0) {
                throw new IllegalArgumentException("unknown entity type '" + id.type() + "'");
            }
            if (type != 0 && isStart[node]) {
                throw new IllegalArgumentException("a link must start at an account, got " + id);
            }
            return type;
        }

        /** The columns of links. */
        Column[] links(Workers workers) {
            int count = links.size();
            var columns = new Column[RecordTable.COMMON + LinkTable.OWN];
            columns[0] = column(
                    count, (start, size, into) -> System.arraycopy(links.known(), start, into, 0, size), workers);
            columns[1] = column(
                    count,
                    (start, size, into) -> {
                        for (int i = 0; i < size; i++) {
                            into[i] = links.known()[start + i] - links.at()[start + i];
                        }
                    },
                    workers);
            columns[2] = even(count, 0, 1);
            columns[3] = even(count, 0, 0);
            int[] place = links.place();
            columns[4] = place == null
                    ? even(count, 1, 1)
                    : column(
                            count,
                            (start, size, into) -> {
                                for (int i = 0; i < size; i++) {
                                    into[i] = place[start + i] + 1L;
                                }
                            },
                            workers);
            columns[RecordTable.COMMON] = ends(links.from(), workers);
            columns[RecordTable.COMMON + 1] = ends(links.to(), workers);
            columns[LinkTable.PAYMENT] = even(count, LinkTable.NO_PAYMENT, 0);
            return columns;
        }

        private Column ends(int[] numbers, Workers workers) {
            return column(
                    numbers.length,
                    (start, size, into) -> {
                        for (int i = 0; i < size; i++) {
                            into[i] = nodeOf[numbers[start + i]];
                        }
                    },
                    workers);
        }

        /** Gives nodes the stamps of the links that named them first. */
        void stamp(Column[] columns, Column[] ofLinks, Workers workers) {
            for (int i = 0; i < RecordTable.COMMON; i++) {
                Column ofLink = ofLinks[i];
                columns[i] = column(
                        nodes,
                        (start, size, into) -> {
                            for (int node = 0; node < size; node++) {
                                into[node] = ofLink.get(first[start + node]);
                            }
                        },
                        workers);
            }
        }
    }
}
