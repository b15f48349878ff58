package io.ringfence.graph;

import java.util.Arrays;

/**
 * For each node a growing row of (value, record) pairs, where records only ever increase. A row as it was when the
 * table of records had {@code limit} entries is a prefix, found by binary search.
 *
 * <p>One writer, many readers, no lock on the read path: unused slots hold {@link Integer#MAX_VALUE}, so that a reader
 * who sees a row mid-append finds either the filler or a record past its limit, and ignores both. A row that is replaced
 * by a longer copy keeps its content, so readers of the old one miss nothing below their limit.
 */
final class Rows {
    private static final int FIRST_CAPACITY = 2;

    private int[][] rows = new int[1024][];

    void append(int node, int value, int record) {
        if (node >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(node + 1, Columns.grown(rows.length)));
        }
        int[] row = rows[node];
        int size = row == null ? 0 : prefix(row, Integer.MAX_VALUE);
        if (row == null) {
            row = filled(FIRST_CAPACITY);
        } else if (2 * size == row.length) {
            int[] longer = filled(2 * size);
            System.arraycopy(row, 0, longer, 0, row.length);
            row = longer;
        }
        row[2 * size] = value;
        row[2 * size + 1] = record;
        rows[node] = row;
    }

    /** The row of a node: value at {@code 2i}, record at {@code 2i + 1}; never written by the reader. */
    int[] row(int node) {
        int[][] current = rows;
        int[] row = node < current.length ? current[node] : null;
        return row == null ? NONE : row;
    }

    /** How many pairs of a row have a record below {@code limit}; O(log row). */
    static int prefix(int[] row, int limit) {
        int low = 0;
        int high = row.length / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row[2 * middle + 1] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static final int[] NONE = {};

    private static int[] filled(int pairs) {
        int[] row = new int[2 * pairs];
        Arrays.fill(row, Integer.MAX_VALUE);
        return row;
    }
}
