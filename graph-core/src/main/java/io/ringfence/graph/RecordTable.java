package io.ringfence.graph;

import java.time.Instant;

/**
 * What every record of the graph has: when it happened, when we knew it, where we read it, and its place in the one
 * sequence of all events. Known times and sequence numbers never decrease. Times are epoch milliseconds in UTC.
 */
abstract sealed class RecordTable permits LinkTable, PaymentTable, LabelTable, AttributeTable, OpeningTable, NodeTable {
    /** Columns that every table has, before its own. */
    static final int COMMON = 5;

    private final Column[] columns;
    private final Column known;
    private final Column lag; // known − at: often 0, always smaller than a time
    private final Column sequence;
    private final Column file;
    private final Column row;

    RecordTable(Column[] columns) {
        this.columns = columns;
        known = columns[0];
        lag = columns[1];
        sequence = columns[2];
        file = columns[3];
        row = columns[4];
    }

    /** Empty columns for a table that has some of its own. */
    static Column[] empty(Layout layout, int own) {
        var columns = new Column[COMMON + own];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(layout.recordBits());
        }
        return columns;
    }

    /** All columns, in the order in which the constructor takes them. */
    final Column[] columns() {
        return columns;
    }

    final int add(Stamp stamp) {
        known.add(stamp.known());
        lag.add(stamp.known() - stamp.at());
        sequence.add(stamp.sequence());
        file.add(stamp.file());
        row.add(stamp.row());
        return known.size() - 1;
    }

    /** When it happened, in epoch milliseconds. */
    public final long at(int record) {
        return known.get(record) - lag.get(record);
    }

    /** When we knew it, in epoch milliseconds; never decreases with the record number. */
    public final long knownAt(int record) {
        return known.get(record);
    }

    /** {@link #at} for who has {@link #knownAt} already; one read less. */
    public final long at(int record, long knownAt) {
        return knownAt - lag.get(record);
    }

    /** The place of the record's event in the sequence of all events. */
    public final int sequence(int record) {
        return sequence.getInt(record);
    }

    final Instant atInstant(int record) {
        return Instant.ofEpochMilli(at(record));
    }

    final Instant knownInstant(int record) {
        return Instant.ofEpochMilli(knownAt(record));
    }

    final int sourceFile(int record) {
        return file.getInt(record);
    }

    final int sourceRow(int record) {
        return row.getInt(record);
    }

    final int countKnownAt(long time, int published) {
        return known.countUpTo(time, published);
    }

    final int countBefore(int sequenceLimit, int published) {
        return sequence.countUpTo(sequenceLimit - 1L, published);
    }

    long heapBytes() {
        long bytes = 0;
        for (Column column : columns) {
            bytes += column.heapBytes();
        }
        return bytes;
    }

    /** The common columns of one record. */
    record Stamp(long at, long known, int sequence, int file, int row) {}
}
