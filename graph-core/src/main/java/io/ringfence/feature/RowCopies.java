package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.TemporalGraph;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of the nodes lately looked at say, copied from the columns of the graph into one place for each node, so
 * that a walk over a row waits for memory once and not at every record. Records never change, so a copy is never wrong and
 * only grows; all are dropped when records are renumbered. A node that has no room is read from the columns. Threads
 * may share this: one at a time copies, all read.
 */
final class RowCopies {
    /** Numbers of a record. */
    static final int WORDS = 4;

    private static final int LEAST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 19;
    private static final int PROBES = 4;
    private static final int LONGEST = 1 << 13;
    private static final int REFUSALS = 8;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long[] NONE = {};
    private static final long LOWER = 0xFFFFFFFFL;

    private final Source source;
    private final int mostHeld;
    private volatile @Nullable Table table;

    /** Reads a row from the columns. */
    @FunctionalInterface
    interface Source {
        /** Reads the records {@code from} to {@code to − 1} of a row, {@link #WORDS} numbers each, to their places. */
        void read(GraphView view, int node, int from, int to, long[] into);
    }

    /**
     * The copies that one extractor keeps, of 100 MB at most.
     *
     * @param links    when we knew a link, when it was, the other end and the payment it came of, and the cents paid
     * @param paid     when it was, cents, whom it went to and the merchant, and the payment itself
     * @param received the same of a transfer as its payee sees it, with the one who paid
     */
    record Kept(RowCopies links, RowCopies paid, RowCopies received) {
        /** Keeps nothing. */
        static final Kept NOTHING = new Kept(
                new RowCopies(RowCopies::readLinks, 0),
                new RowCopies(RowCopies::readPaid, 0),
                new RowCopies(RowCopies::readReceived, 0));

        Kept() {
            this(
                    new RowCopies(RowCopies::readLinks, 1 << 21),
                    new RowCopies(RowCopies::readPaid, 1 << 19),
                    new RowCopies(RowCopies::readReceived, 1 << 19));
        }
    }

    private RowCopies(Source source, int mostHeld) {
        this.source = source;
        this.mostHeld = mostHeld;
    }

    /**
     * A copy of the first records of a row, {@link #WORDS} numbers for each, oldest known first: of {@code size} of them at
     * least, or of none where there is no room.
     */
    long[] find(GraphView view, int node, int size) {
        if (mostHeld == 0 || size == 0 || size > LONGEST) {
            return NONE;
        }
        Table current = table;
        if (current == null || !current.isOf(view)) {
            current = new Table(view);
            table = current;
        }
        int place = current.place(node);
        if (place >= 0) {
            long key = current.keys.get(place);
            if (Table.nodeOf(key) == node && (int) key >= size) {
                return current.rows.getAcquire(place);
            }
            if (current.held.get() < mostHeld && current.isRoomFor(node, place)) {
                return extend(current, place, view, size);
            }
        }
        // First come, first kept, as to change places costs more than to read; but not for ever.
        if (++current.refused > REFUSALS * current.rows.length()) {
            table = new Table(view);
        }
        return NONE;
    }

    private long[] extend(Table into, int place, GraphView view, int size) {
        synchronized (into) {
            long key = into.keys.get(place);
            int from = (int) key;
            long[] values = from == 0 ? NONE : into.rows.getPlain(place);
            if (from < size) {
                if (values.length < size * WORDS) {
                    int longer = Math.max(size, from + (from >> 1) + 1);
                    into.held.addAndGet(longer - values.length / WORDS);
                    values = Arrays.copyOf(values, longer * WORDS);
                    into.rows.setRelease(place, values);
                }
                source.read(view, Table.nodeOf(key), from, size, values);
                into.keys.set(place, key - from + size);
            }
            return values;
        }
    }

    private static void readLinks(GraphView view, int node, int from, int to, long[] into) {
        long[] pairs = new long[to - from];
        view.links(node, from, to, pairs);
        LinkTable links = view.links();
        for (int i = from; i < to; i++) {
            int link = GraphView.recordOf(pairs[i - from]);
            int payment = links.payment(link);
            int at = i * WORDS;
            into[at] = links.knownAt(link);
            into[at + 1] = links.at(link, into[at]);
            into[at + 2] = two(GraphView.neighbourOf(pairs[i - from]), payment);
            into[at + 3] = payment == LinkTable.NO_PAYMENT ? 0 : view.payments().amountCents(payment);
        }
    }

    private static void readPaid(GraphView view, int account, int from, int to, long[] into) {
        long[] pairs = new long[to - from];
        view.paid(account, from, to, pairs);
        for (int i = from; i < to; i++) {
            int payment = GraphView.recordOf(pairs[i - from]);
            read(view.payments(), payment, view.payments().toAccount(payment), into, i * WORDS);
        }
    }

    private static void readReceived(GraphView view, int account, int from, int to, long[] into) {
        long[] pairs = new long[to - from];
        view.received(account, from, to, pairs);
        for (int i = from; i < to; i++) {
            int payment = GraphView.recordOf(pairs[i - from]);
            read(view.payments(), payment, view.payments().account(payment), into, i * WORDS);
        }
    }

    private static void read(PaymentTable payments, int payment, int other, long[] into, int at) {
        into[at] = payments.at(payment);
        into[at + 1] = payments.amountCents(payment);
        into[at + 2] = two(other, payments.merchant(payment));
        into[at + 3] = payment;
    }

    private static long two(int upper, int lower) {
        return (long) upper << 32 | (lower & LOWER);
    }

    private static final class Table {
        private final WeakReference<TemporalGraph> graph;
        private final int numbering;
        private final AtomicLongArray keys; // a node plus one in the upper half, the records copied in the lower
        private final AtomicReferenceArray<long[]> rows;
        private final AtomicInteger held = new AtomicInteger();
        private int refused; // about how many, whichever thread counts

        Table(GraphView view) {
            graph = new WeakReference<>(view.graph());
            numbering = view.numbering();
            int nodes = view.graph().latest().nodeCount();
            int wanted = Integer.highestOneBit(Math.clamp(nodes, 1, MOST_SLOTS)) << 1;
            keys = new AtomicLongArray(Math.clamp(wanted, LEAST_SLOTS, MOST_SLOTS));
            rows = new AtomicReferenceArray<>(keys.length());
        }

        static int nodeOf(long key) {
            return (int) (key >>> 32) - 1;
        }

        /** Where a node is or could be, or −1 where all its places are taken. */
        int place(int node) {
            int mask = keys.length() - 1;
            int place = (int) ((node * MIX) >>> 32) & mask;
            for (int probe = 0; probe < PROBES; probe++) {
                long key = keys.get(place);
                if (key == 0 || nodeOf(key) == node) {
                    return place;
                }
                place = place + 1 & mask;
            }
            return -1;
        }

        /** Takes a place for a node, where no other has it. */
        boolean isRoomFor(int node, int place) {
            return keys.compareAndSet(place, 0, (node + 1L) << 32) || nodeOf(keys.get(place)) == node;
        }

        boolean isOf(GraphView view) {
            return graph.refersTo(view.graph()) && numbering == view.numbering();
        }
    }
}
