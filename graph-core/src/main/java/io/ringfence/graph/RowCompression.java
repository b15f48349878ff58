package io.ringfence.graph;

import org.jspecify.annotations.Nullable;

/**
 * Sorts the records of a table into rows by the node that they belong to: once into pages of nodes, where each range of
 * records has places of its own, then by counting within each page. O(records + nodes); beside the result about 10 bytes
 * a pair. The same at any number of threads.
 */
final class RowCompression {
    private static final int MOST_RANGES = 64;
    private static final int BLOCK = 1 << 12;

    /**
     * What makes the pairs of a record.
     *
     * @param nodes     the node whose row a record is in; below 0 where it is in none
     * @param values    the value of its pair; the record itself where absent
     * @param symmetric whether the record is also in the row of its value, unless that is the same row
     */
    record Ends(Column nodes, @Nullable Column values, boolean symmetric) {}

    private final int bits;
    private final int records;
    private final Ends ends;
    private final int grain;
    private final int[][] places;
    private final long[][] pairs;
    private final short[][] locals;

    private RowCompression(int bits, int nodes, int records, Ends ends) {
        this.bits = bits;
        this.records = records;
        this.ends = ends;
        int pages = Math.ceilDiv(nodes, 1 << bits);
        grain = Math.max(BLOCK, Math.ceilDiv(records, MOST_RANGES));
        places = new int[Math.ceilDiv(records, grain)][pages];
        pairs = new long[pages][];
        locals = new short[pages][];
    }

    /** The rows of the first records of a table. */
    static CompressedRows run(int bits, int nodes, int records, Ends ends, Workers workers) {
        if (records == 0) {
            return CompressedRows.none(bits);
        }
        return new RowCompression(bits, nodes, records, ends).run(workers);
    }

    private CompressedRows run(Workers workers) {
        workers.forRanges(records, grain, (worker, from, to) -> new Pass(places[from / grain], false).run(from, to));
        for (int page = 0; page < pairs.length; page++) {
            long size = 0;
            for (int[] ofRange : places) {
                int count = ofRange[page];
                ofRange[page] = (int) size;
                size += count;
            }
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException(
                        "the rows of " + (1 << bits) + " nodes hold at most " + (Integer.MAX_VALUE - 8) + " ends");
            }
            pairs[page] = new long[(int) size];
            locals[page] = new short[(int) size];
        }
        workers.forRanges(records, grain, (worker, from, to) -> new Pass(places[from / grain], true).run(from, to));
        var pages = new RowPage[pairs.length];
        RowPage empty = RowPage.empty(1 << bits);
        workers.forRanges(pages.length, 8, (worker, from, to) -> {
            int[] next = new int[1 << bits];
            for (int page = from; page < to; page++) {
                pages[page] = pairs[page].length == 0 ? empty : sorted(page, next);
            }
        });
        return new CompressedRows(bits, pages, empty);
    }

    private RowPage sorted(int page, int[] next) {
        long[] unsorted = pairs[page];
        short[] local = locals[page];
        int[] offsets = new int[(1 << bits) + 1];
        for (short place : local) {
            offsets[place + 1]++;
        }
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] += offsets[i - 1];
        }
        System.arraycopy(offsets, 0, next, 0, next.length);
        long[] sorted = new long[unsorted.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[next[local[i]]++] = unsorted[i];
        }
        pairs[page] = new long[0];
        locals[page] = new short[0];
        return new RowPage(offsets, sorted);
    }

    /** Goes over a range of records, and counts their pairs by page or puts them there. */
    private final class Pass {
        private final int[] place;
        private final boolean put;
        private final int mask = (1 << bits) - 1;
        private final int[] nodes = new int[BLOCK];
        private final int[] values = new int[BLOCK];

        Pass(int[] place, boolean put) {
            this.place = place;
            this.put = put;
        }

        void run(int from, int to) {
            for (int start = from; start < to; start += BLOCK) {
                int count = Math.min(BLOCK, to - start);
                ends.nodes().copy(start, count, nodes);
                Column valueColumn = ends.values();
                if (valueColumn == null) {
                    for (int i = 0; i < count; i++) {
                        values[i] = start + i;
                    }
                } else if (put || ends.symmetric()) {
                    valueColumn.copy(start, count, values);
                }
                if (put) {
                    put(start, count);
                } else {
                    count(count);
                }
            }
        }

        private void count(int count) {
            for (int i = 0; i < count; i++) {
                int node = nodes[i];
                if (node >= 0) {
                    place[node >>> bits]++;
                    if (ends.symmetric() && values[i] != node) {
                        place[values[i] >>> bits]++;
                    }
                }
            }
        }

        private void put(int start, int count) {
            for (int i = 0; i < count; i++) {
                int node = nodes[i];
                if (node >= 0) {
                    put(node, values[i], start + i);
                    if (ends.symmetric() && values[i] != node) {
                        put(values[i], node, start + i);
                    }
                }
            }
        }

        private void put(int node, int value, int record) {
            int page = node >>> bits;
            int at = place[page]++;
            pairs[page][at] = Rows.pair(value, record);
            locals[page][at] = (short) (node & mask);
        }
    }
}
