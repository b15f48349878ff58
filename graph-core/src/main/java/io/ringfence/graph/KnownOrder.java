package io.ringfence.graph;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The order of records by known time, those of equal times in the order in which they came: a radix sort of keys that
 * hold time and place. O(n) for each 11 bits of the span of time; two arrays of 8n bytes.
 */
final class KnownOrder {
    private static final int DIGIT = 11;

    private KnownOrder() {}

    /** The place of each record by known time, or null where they come by known time already. */
    static int @Nullable [] of(long[] known, Workers workers) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        boolean sorted = true;
        for (int i = 0; i < known.length; i++) {
            sorted &= known[i] >= high;
            low = Math.min(low, known[i]);
            high = Math.max(high, known[i]);
        }
        if (sorted) {
            return null;
        }
        int placeBits = 32 - Integer.numberOfLeadingZeros(known.length);
        int timeBits = 64 - Long.numberOfLeadingZeros(high - low);
        int[] order = new int[known.length];
        if (timeBits + placeBits > 64) {
            Arrays.setAll(order, i -> i);
            IntArrays.mergeSort(order, (one, other) -> Long.compare(known[one], known[other]));
            return order;
        }
        long first = low;
        long[] keys = new long[known.length];
        workers.forRanges(known.length, 1 << 16, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                keys[i] = known[i] - first << placeBits | i;
            }
        });
        long[] sortedKeys = sorted(keys, placeBits, placeBits + timeBits);
        long mask = (1L << placeBits) - 1;
        workers.forRanges(known.length, 1 << 16, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                order[i] = (int) (sortedKeys[i] & mask);
            }
        });
        return order;
    }

    /** Sorts by the bits {@code from} to {@code to − 1}, lowest digit first. */
    private static long[] sorted(long[] keys, int from, int to) {
        long[] source = keys;
        long[] target = new long[keys.length];
        int digits = Math.ceilDiv(to - from, DIGIT);
        int width = Math.ceilDiv(to - from, Math.max(1, digits));
        for (int shift = from; shift < to; shift += width) {
            int[] next = new int[(1 << width) + 1];
            int mask = (1 << width) - 1;
            for (long key : source) {
                next[(int) (key >>> shift & mask) + 1]++;
            }
            for (int i = 1; i < next.length; i++) {
                next[i] += next[i - 1];
            }
            for (long key : source) {
                target[next[(int) (key >>> shift & mask)]++] = key;
            }
            long[] swap = source;
            source = target;
            target = swap;
        }
        return source;
    }
}
