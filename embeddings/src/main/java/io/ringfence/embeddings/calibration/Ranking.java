package io.ringfence.embeddings.calibration;

import java.util.Arrays;

/** Measures of how well scores rank fraud above the rest; ties count as one group, so that row order never matters. */
public final class Ranking {
    private Ranking() {}

    /**
     * Average precision: the mean, over the fraud rows, of the precision at each one's score. O(n log n).
     *
     * @return 0 to 1; 0 where nothing is fraud
     */
    public static double averagePrecision(float[] scores, boolean[] fraud) {
        int[] order = descending(scores);
        double sum = 0;
        long seen = 0;
        long found = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long foundHere = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                foundHere += fraud[order[to]] ? 1 : 0;
                to++;
            }
            seen += to - from;
            found += foundHere;
            sum += foundHere * ((double) found / seen);
            from = to;
        }
        return found == 0 ? 0 : sum / found;
    }

    /** Rows by descending score, equal scores by row. */
    static int[] descending(float[] scores) {
        long[] keys = new long[scores.length];
        for (int row = 0; row < keys.length; row++) {
            int bits = Float.floatToIntBits(scores[row] + 0f);
            int ascending = bits ^ (bits >> 31 & 0x7fffffff);
            keys[row] = (long) ~ascending << 32 | row;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
