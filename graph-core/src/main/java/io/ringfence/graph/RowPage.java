package io.ringfence.graph;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The rows of a range of nodes one after the other: pairs of (value, record), value in the upper half. Immutable; all
 * fields are final, so it may be handed to another thread in any way.
 */
final class RowPage {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int[] UNREAD = {};
    private static final long[] NONE = {};

    /** Row i has the pairs {@code offsets[i]} to {@code offsets[i + 1] − 1}. */
    final int[] offsets;

    final long[] pairs;
    /** Above every record in it. */
    final int limit;

    private final long[] rows; // a bit for each that has any
    private final int size;
    private final MemorySegment stored;

    private RowPage(int[] offsets, long[] pairs, int size, MemorySegment stored) {
        this.offsets = offsets;
        this.pairs = pairs;
        rows = new long[(offsets.length + Long.SIZE - 1) / Long.SIZE];
        int last = -1;
        for (int row = 0; row < offsets.length - 1; row++) {
            if (offsets[row] < offsets[row + 1]) {
                rows[row / Long.SIZE] |= 1L << row;
                last = Math.max(last, Rows.record(pairs[offsets[row + 1] - 1]));
            }
        }
        limit = last + 1;
        this.size = size;
        this.stored = stored;
    }

    RowPage(int[] offsets, long[] pairs) {
        this(offsets, pairs, pairs.length, MemorySegment.NULL);
    }

    /** A page of empty rows. */
    static RowPage empty(int rows) {
        return new RowPage(new int[rows + 1], NONE);
    }

    /** A page that lies in a file, its offsets before its pairs, not read yet. */
    static RowPage unread(MemorySegment stored, int size) {
        return new RowPage(UNREAD, NONE, size, stored);
    }

    /** Whether a row has any pair; of many that have none, faster than to look at their offsets. */
    boolean any(int row) {
        return (rows[row / Long.SIZE] >>> row & 1) != 0;
    }

    static long storedBytes(int rows, int size) {
        return 4 * (rows + 1L) + 8L * size;
    }

    boolean isRead() {
        return offsets.length > 0;
    }

    /** This page with its rows in memory. */
    RowPage read() {
        if (isRead()) {
            return this;
        }
        long split = stored.byteSize() - 8L * size;
        return new RowPage(
                stored.asSlice(0, split).toArray(INT), stored.asSlice(split).toArray(LONG));
    }

    long flagBytes() {
        return 16 + 8L * rows.length;
    }

    int size() {
        return size;
    }

    /** What a file has of this page, where it came from one. */
    MemorySegment stored() {
        return stored;
    }
}
