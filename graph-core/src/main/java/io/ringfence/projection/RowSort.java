package io.ringfence.projection;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sorts rows of (neighbour, weight) and folds parallel ones; scratch is kept from row to row. One thread. */
final class RowSort {
    private static final int SHORT = 24;

    private long[] keys = new long[64];
    private float[] scratch = new float[64];

    /**
     * Sorts one row and folds equal neighbours: weights add up in the order in which they stand; with none, one is kept.
     *
     * @return how many neighbours are left, from {@code begin} on
     */
    int sortAndFold(int[] neighbours, float @Nullable [] weights, int begin, int end) {
        int count = end - begin;
        if (count <= SHORT) {
            insertion(neighbours, weights, begin, end);
        } else if (weights == null) {
            Arrays.sort(neighbours, begin, end);
        } else {
            byKeys(neighbours, weights, begin, end);
        }
        int size = begin;
        for (int i = begin; i < end; size++) {
            int neighbour = neighbours[i];
            double sum = 0;
            for (; i < end && neighbours[i] == neighbour; i++) {
                sum += weights == null ? 0 : weights[i];
            }
            neighbours[size] = neighbour;
            if (weights != null) {
                weights[size] = (float) sum;
            }
        }
        return size - begin;
    }

    private static void insertion(int[] neighbours, float @Nullable [] weights, int begin, int end) {
        for (int i = begin + 1; i < end; i++) {
            int neighbour = neighbours[i];
            float weight = weights == null ? 0 : weights[i];
            int place = i;
            for (; place > begin && neighbours[place - 1] > neighbour; place--) {
                neighbours[place] = neighbours[place - 1];
                if (weights != null) {
                    weights[place] = weights[place - 1];
                }
            }
            neighbours[place] = neighbour;
            if (weights != null) {
                weights[place] = weight;
            }
        }
    }

    private void byKeys(int[] neighbours, float[] weights, int begin, int end) {
        int count = end - begin;
        if (keys.length < count) {
            keys = new long[Math.max(count, 2 * keys.length)];
            scratch = new float[keys.length];
        }
        for (int i = 0; i < count; i++) {
            keys[i] = (long) neighbours[begin + i] << 32 | i;
        }
        Arrays.sort(keys, 0, count);
        System.arraycopy(weights, begin, scratch, 0, count);
        for (int i = 0; i < count; i++) {
            neighbours[begin + i] = (int) (keys[i] >>> 32);
            weights[begin + i] = scratch[(int) keys[i]];
        }
    }
}
