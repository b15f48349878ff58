package io.ringfence.dense;

import java.util.Arrays;

/**
 * The weighted ties of a changing graph, in one growing row per node. A tie stands in the rows of both of its ends, and
 * each end knows the place of the other, so that removing a known tie takes O(1).
 */
final class LiveTies {
    private static final int WIDTH = 3; // neighbour, weight, place in the neighbour's row
    private static final int[] NO_ROW = {};

    private int[][] rows = new int[1 << 10][];
    private int[] sizes = new int[1 << 10];
    private int ties;

    int degree(int node) {
        return node < sizes.length ? sizes[node] : 0;
    }

    int neighbour(int node, int i) {
        return rows[node][WIDTH * i];
    }

    int weight(int node, int i) {
        return rows[node][WIDTH * i + 1];
    }

    int count() {
        return ties;
    }

    /** The place of a tie in the row of its first end, or −1; O(degree) of that end. */
    int find(int node, int other) {
        int[] row = node < rows.length && rows[node] != null ? rows[node] : NO_ROW;
        for (int i = 0; i < degree(node); i++) {
            if (row[WIDTH * i] == other) {
                return i;
            }
        }
        return -1;
    }

    void add(int one, int other, int weight) {
        reach(Math.max(one, other));
        int at = sizes[one]++;
        int otherAt = sizes[other]++;
        put(one, at, other, weight, otherAt);
        put(other, otherAt, one, weight, at);
        ties++;
    }

    /** Removes the i-th tie of a node and returns its weight. */
    int remove(int node, int i) {
        int other = rows[node][WIDTH * i];
        int weight = rows[node][WIDTH * i + 1];
        int otherAt = rows[node][WIDTH * i + 2];
        close(node, i);
        close(other, otherAt);
        ties--;
        return weight;
    }

    /** Moves the last tie of a row into a gap. */
    private void close(int node, int gap) {
        int[] row = rows[node];
        int last = --sizes[node];
        if (gap != last) {
            System.arraycopy(row, WIDTH * last, row, WIDTH * gap, WIDTH);
            rows[row[WIDTH * gap]][WIDTH * row[WIDTH * gap + 2] + 2] = gap;
        }
    }

    private void put(int node, int at, int other, int weight, int otherAt) {
        int[] row = rows[node];
        if (row == null) {
            row = new int[2 * WIDTH];
            rows[node] = row;
        } else if (WIDTH * at == row.length) {
            row = Arrays.copyOf(row, 2 * row.length);
            rows[node] = row;
        }
        row[WIDTH * at] = other;
        row[WIDTH * at + 1] = weight;
        row[WIDTH * at + 2] = otherAt;
    }

    private void reach(int node) {
        if (node >= sizes.length) {
            int capacity = Math.max(node + 1, 3 * (sizes.length / 2));
            rows = Arrays.copyOf(rows, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
        }
    }
}
