package io.ringfence.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * For each node a growing row of (value, record) pairs, where records only ever increase: a compressed base, and small
 * rows of its own for each node that was appended to since. A row as it was when the table of records had {@code limit}
 * entries is a prefix, found by binary search.
 *
 * <p>One writer, many readers, no lock on the read path: unused slots hold a filler past every limit, so that a reader
 * who sees a row mid-append finds either the filler or a record past its limit, and ignores both. A row that is replaced
 * by a longer copy keeps its content, so readers of the old one miss nothing below their limit.
 */
final class Rows {
    private static final VarHandle ROW = MethodHandles.arrayElementVarHandle(long[][].class);
    private static final VarHandle PAGE = MethodHandles.arrayElementVarHandle(long[][][].class);
    private static final long FILLER = Integer.MAX_VALUE;
    private static final int FIRST_CAPACITY = 1;
    private static final int SHORT = 16;
    private static final long[] NO_ROW = {0};
    private static final long[][] NO_PAGE = {};

    private final CompressedRows base;
    private final int bits;
    private final int mask;
    private volatile long[][][] added = new long[0][][];

    Rows(CompressedRows base) {
        this.base = base;
        bits = base.bits();
        mask = (1 << bits) - 1;
    }

    static long pair(int value, int record) {
        return (long) value << 32 | record;
    }

    static int value(long pair) {
        return (int) (pair >>> 32);
    }

    static int record(long pair) {
        return (int) pair;
    }

    CompressedRows base() {
        return base;
    }

    /** Adds a pair of a record past all that the row has. */
    void append(int node, int value, int record) {
        long[][] page = pageToWrite(node >>> bits);
        long[] row = page[node & mask];
        int size = row == null ? 0 : (int) row[0]; // slot 0 is the writer's own
        if (row == null || size + 1 == row.length) {
            long[] longer = new long[1 + (row == null ? FIRST_CAPACITY : 2 * size)];
            if (row != null) {
                System.arraycopy(row, 0, longer, 0, row.length);
            }
            Arrays.fill(longer, 1 + size, longer.length, FILLER);
            row = longer;
        }
        row[1 + size] = pair(value, record);
        row[0] = size + 1L;
        ROW.setRelease(page, node & mask, row);
    }

    private long[][] pageToWrite(int index) {
        long[][][] current = added;
        if (index >= current.length) {
            int old = current.length;
            current = Arrays.copyOf(current, Math.max(index + 1, old + (old >> 1) + 1));
            Arrays.fill(current, old, current.length, NO_PAGE);
            added = current;
        }
        if (current[index].length == 0) {
            PAGE.setRelease(current, index, new long[mask + 1][]);
        }
        return current[index];
    }

    private long[] added(int node) {
        long[][][] current = added;
        int index = node >>> bits;
        if (index >= current.length) {
            return NO_ROW;
        }
        long[][] page = (long[][]) PAGE.getAcquire(current, index);
        if (page.length == 0) {
            return NO_ROW;
        }
        long[] row = (long[]) ROW.getAcquire(page, node & mask);
        return row == null ? NO_ROW : row;
    }

    /** How many pairs of a node's row have a record below a limit; O(log row). */
    int count(int node, int limit) {
        RowPage page = base.page(node);
        int local = base.local(node);
        int begin = page.offsets[local];
        int end = page.offsets[local + 1];
        if (limit < page.limit && begin < end && record(page.pairs[end - 1]) >= limit) {
            return prefix(page.pairs, begin, end, limit);
        }
        long[] row = added(node);
        boolean whole = row.length == 1 || record(row[row.length - 1]) < limit;
        return end - begin + (whole ? row.length - 1 : prefix(row, 1, row.length, limit));
    }

    /** The value of the last pair of a node's row with a record below a limit, or −1; fastest where few rows have any. */
    int lastValue(int node, int limit) {
        if (!base.page(node).any(base.local(node)) && added(node).length == 1) {
            return -1;
        }
        int count = count(node, limit);
        return count == 0 ? -1 : value(get(node, count - 1));
    }

    /** The record of the first pair of a node's row, or {@link Integer#MAX_VALUE}. */
    int firstRecord(int node) {
        RowPage page = base.page(node);
        int begin = page.offsets[base.local(node)];
        if (begin < page.offsets[base.local(node) + 1]) {
            return record(page.pairs[begin]);
        }
        long[] row = added(node);
        return row.length == 1 ? Integer.MAX_VALUE : record(row[1]);
    }

    /** The i-th pair of a node's row. */
    long get(int node, int i) {
        RowPage page = base.page(node);
        int local = base.local(node);
        int begin = page.offsets[local];
        int size = page.offsets[local + 1] - begin;
        return i < size ? page.pairs[begin + i] : added(node)[1 + i - size];
    }

    /** Copies the pairs {@code from} to {@code to − 1} of a node's row, all below what {@link #count} gave. */
    void copy(int node, int from, int to, long[] into) {
        RowPage page = base.page(node);
        int local = base.local(node);
        int begin = page.offsets[local];
        int size = page.offsets[local + 1] - begin;
        int inBase = Math.max(0, Math.min(to, size) - from);
        System.arraycopy(page.pairs, begin + Math.min(from, size), into, 0, inBase);
        if (to > size) {
            System.arraycopy(added(node), 1 + Math.max(from, size) - size, into, inBase, to - from - inBase);
        }
    }

    /** Visits the pairs of a node's row whose record is below a limit, in order. */
    void forEach(int node, int limit, GraphView.LinkVisitor visitor) {
        RowPage page = base.page(node);
        int local = base.local(node);
        int begin = page.offsets[local];
        int end = page.offsets[local + 1];
        long[] pairs = page.pairs;
        int cut =
                end - begin <= SHORT || record(pairs[end - 1]) < limit ? end : begin + prefix(pairs, begin, end, limit);
        for (int i = begin; i < cut; i++) {
            if (record(pairs[i]) >= limit) {
                return;
            }
            visitor.visit(value(pairs[i]), record(pairs[i]));
        }
        if (cut < end) {
            return;
        }
        long[] row = added(node);
        for (int i = 1; i < row.length && record(row[i]) < limit; i++) {
            visitor.visit(value(row[i]), record(row[i]));
        }
    }

    /** Whether any pair of a node's row with a value has a record that passes; the latest are tried first. */
    boolean any(int node, int value, IntPredicate record) {
        long[] row = added(node);
        for (int i = row.length - 1; i >= 1; i--) {
            if (value(row[i]) == value && row[i] != FILLER && record.test(record(row[i]))) {
                return true;
            }
        }
        RowPage page = base.page(node);
        int begin = page.offsets[base.local(node)];
        for (int i = page.offsets[base.local(node) + 1] - 1; i >= begin; i--) {
            if (value(page.pairs[i]) == value && record.test(record(page.pairs[i]))) {
                return true;
            }
        }
        return false;
    }

    private static int prefix(long[] pairs, int begin, int end, int limit) {
        if (end - begin <= SHORT) {
            int count = 0;
            for (int i = begin; i < end; i++) {
                count += (record(pairs[i]) - limit) >>> 31; // 1 where below: a branch here would be guessed wrong
            }
            return count;
        }
        int low = begin;
        for (int left = end - begin; left > 0; ) {
            int half = (left + 1) >>> 1;
            low += half & ((record(pairs[low + half - 1]) - limit) >> 31); // half where below
            left -= half;
        }
        return low - begin;
    }

    /** Bytes held in memory; O(rows appended to). */
    long heapBytes() {
        long bytes = base.heapBytes();
        for (long[][] page : added) {
            bytes += 4 + (page.length == 0 ? 0 : 16 + 4L * page.length);
            for (long[] row : page) {
                bytes += row == null ? 0 : 16 + 8L * row.length;
            }
        }
        return bytes;
    }
}
