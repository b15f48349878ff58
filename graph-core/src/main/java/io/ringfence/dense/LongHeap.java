package io.ringfence.dense;

import java.util.Arrays;

/** A heap of longs, the least first; four children to a node, so that siblings share a cache line. */
final class LongHeap {
    private long[] items = new long[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    long least() {
        return items[0];
    }

    void clear() {
        size = 0;
    }

    void push(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (items[parent] <= item) {
                break;
            }
            items[hole] = items[parent];
            hole = parent;
        }
        items[hole] = item;
    }

    long pop() {
        long least = items[0];
        long last = items[--size];
        int hole = 0;
        for (int child = 1; child < size; child = 4 * hole + 1) {
            int end = Math.min(child + 4, size);
            int best = child;
            for (int i = child + 1; i < end; i++) {
                best = items[i] < items[best] ? i : best;
            }
            if (items[best] >= last) {
                break;
            }
            items[hole] = items[best];
            hole = best;
        }
        items[hole] = last;
        return least;
    }
}
