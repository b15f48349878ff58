package io.ringfence.graph;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Columns of links by known time, those of equal times in the order in which they came. Where they are not so already, by
 * a radix sort of keys that hold time and place: O(n) for each 12 bits of the span of time, two arrays of 8n bytes.
 *
 * @param place where each link was in the columns that were given; null where nothing moved
 */
record KnownOrder(int[] from, int[] to, long[] at, long[] known, int @Nullable [] place) {
    private static final int DIGIT = 12;
    private static final int GRAIN = 1 << 16;
    private static final int SORT_RANGES = 16;

    int size() {
        return from.length;
    }

    static KnownOrder of(int[] from, int[] to, long[] at, long[] known, Workers workers) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        boolean sorted = true;
        for (long time : known) {
            sorted &= time >= high;
            low = Math.min(low, time);
            high = Math.max(high, time);
        }
        if (sorted) {
            return new KnownOrder(from, to, at, known, null);
        }
        int size = known.length;
        int[] place = places(known, low, high, workers);
        var ordered = new KnownOrder(new int[size], new int[size], new long[size], new long[size], place);
        workers.forRanges(size, GRAIN, (worker, start, end) -> {
            for (int i = start; i < end; i++) {
                ordered.from[i] = from[place[i]];
                ordered.to[i] = to[place[i]];
            }
            for (int i = start; i < end; i++) {
                ordered.at[i] = at[place[i]];
                ordered.known[i] = known[place[i]];
            }
        });
        return ordered;
    }

    private static int[] places(long[] known, long low, long high, Workers workers) {
        int placeBits = 32 - Integer.numberOfLeadingZeros(known.length);
        int timeBits = 64 - Long.numberOfLeadingZeros(high - low);
        int[] places = new int[known.length];
        if (timeBits + placeBits > 64) {
            Arrays.setAll(places, i -> i);
            IntArrays.mergeSort(places, (one, other) -> Long.compare(known[one], known[other]));
            return places;
        }
        long[] keys = new long[known.length];
        workers.forRanges(known.length, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                keys[i] = ((known[i] - low) << placeBits) | i;
            }
        });
        long[] sortedKeys = sorted(keys, placeBits, placeBits + timeBits, workers);
        long mask = (1L << placeBits) - 1;
        workers.forRanges(known.length, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                places[i] = (int) (sortedKeys[i] & mask);
            }
        });
        return places;
    }

    /** Sorts by the bits {@code from} to {@code to − 1}, lowest digit first. */
    private static long[] sorted(long[] keys, int from, int to, Workers workers) {
        long[] source = keys;
        long[] target = new long[keys.length];
        int digits = Math.max(1, Math.ceilDiv(to - from, DIGIT));
        int width = Math.ceilDiv(to - from, digits);
        for (int shift = from; shift < to; shift += width) {
            scatter(source, target, shift, width, workers);
            long[] swap = source;
            source = target;
            target = swap;
        }
        return source;
    }

    /** Sorts by one digit: each range of keys has places of its own for each value. */
    private static void scatter(long[] source, long[] target, int shift, int width, Workers workers) {
        int mask = (1 << width) - 1;
        int grain = Math.max(GRAIN, Math.ceilDiv(source.length, SORT_RANGES));
        int[][] places = new int[Math.ceilDiv(source.length, grain)][1 << width];
        workers.forRanges(source.length, grain, (worker, from, to) -> {
            int[] counts = places[from / grain];
            for (int i = from; i < to; i++) {
                counts[(int) (source[i] >>> shift) & mask]++;
            }
        });
        int next = 0;
        for (int value = 0; value <= mask; value++) {
            for (int[] ofRange : places) {
                int count = ofRange[value];
                ofRange[value] = next;
                next += count;
            }
        }
        workers.forRanges(source.length, grain, (worker, from, to) -> {
            int[] place = places[from / grain];
            for (int i = from; i < to; i++) {
                target[place[(int) (source[i] >>> shift) & mask]++] = source[i];
            }
        });
    }
}
