package io.ringfence.graph;

import java.time.Instant;
import java.util.Arrays;

/**
 * What every record of the graph has: when it happened, when we knew it, where we read it, and its place in the one
 * sequence of all events. Known times and sequence numbers never decrease. Times are epoch milliseconds in UTC.
 */
abstract sealed class RecordTable permits LinkTable, PaymentTable, LabelTable, OpeningTable, NodeTable {
    private long[] at = new long[256];
    private long[] known = new long[256];
    private int[] sequence = new int[256];
    private int[] sourceFile = new int[256];
    private int[] sourceRow = new int[256];
    private int size;

    final int add(Stamp stamp) {
        if (size == at.length) {
            int capacity = Columns.grown(size);
            at = Arrays.copyOf(at, capacity);
            known = Arrays.copyOf(known, capacity);
            sequence = Arrays.copyOf(sequence, capacity);
            sourceFile = Arrays.copyOf(sourceFile, capacity);
            sourceRow = Arrays.copyOf(sourceRow, capacity);
            grow(capacity);
        }
        at[size] = stamp.at();
        known[size] = stamp.known();
        sequence[size] = stamp.sequence();
        sourceFile[size] = stamp.file();
        sourceRow[size] = stamp.row();
        return size++;
    }

    /** Lengthens the columns of the subclass. */
    abstract void grow(int capacity);

    final int size() {
        return size;
    }

    /** When it happened, in epoch milliseconds. */
    public final long at(int record) {
        return at[record];
    }

    /** When we knew it, in epoch milliseconds; never decreases with the record number. */
    public final long knownAt(int record) {
        return known[record];
    }

    /** The place of the record's event in the sequence of all events. */
    public final int sequence(int record) {
        return sequence[record];
    }

    final Instant atInstant(int record) {
        return Instant.ofEpochMilli(at[record]);
    }

    final Instant knownInstant(int record) {
        return Instant.ofEpochMilli(known[record]);
    }

    final int sourceFile(int record) {
        return sourceFile[record];
    }

    final int sourceRow(int record) {
        return sourceRow[record];
    }

    final int countKnownAt(long time, int published) {
        return Columns.countUpTo(known, published, time);
    }

    final int countBefore(int sequenceLimit, int published) {
        return Columns.countBelow(sequence, published, sequenceLimit);
    }

    /** The common columns of one record. */
    record Stamp(long at, long known, int sequence, int file, int row) {}
}
