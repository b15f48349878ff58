package io.ringfence.graph;

/** Growth and search of the append-only columns that the tables of a graph are made of. */
final class Columns {
    private Columns() {}

    static int grown(int size) {
        if (size > Integer.MAX_VALUE - 8 - (size >> 1)) {
            throw new IllegalStateException("a table holds at most " + (Integer.MAX_VALUE - 8) + " rows");
        }
        return size + (size >> 1) + 16;
    }

    /** How many of the first {@code size} ascending values are at most {@code limit}. */
    static int countUpTo(long[] ascending, int size, long limit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many of the first {@code size} ascending values are below {@code limit}. */
    static int countBelow(int[] ascending, int size, int limit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
