package io.ringfence.ring;

import java.util.Arrays;

/**
 * The window of time that holds the most surprising number of some moments: the scan statistic of Kulldorff 1997 over
 * all windows from one moment to another.
 *
 * @param from  its first moment
 * @param to    its last moment
 * @param count moments within
 * @param nats  log-likelihood ratio of so many there against their even spread over a period
 */
record Crowding(long from, long to, int count, double nats) {
    /** Clocks and people's habits agree by themselves to this. */
    private static final long FINEST = 60_000;

    /**
     * The best window; O(n²).
     *
     * @param times  in any order, at least 2
     * @param period over which such moments fall
     */
    static Crowding of(long[] times, long period) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        var best = new Crowding(sorted[0], sorted[n - 1], n, 0);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                int others = j - i;
                double share = Math.min(1, Math.max(FINEST, sorted[j] - sorted[i]) / (double) period);
                double expected = (n - 1) * share;
                double nats = others <= expected ? 0 : others * Math.log(others / expected) - (others - expected);
                if (nats > best.nats + 1e-9) {
                    best = new Crowding(sorted[i], sorted[j], others + 1, nats);
                }
            }
        }
        return best;
    }

    boolean holds(long time) {
        return from <= time && time <= to;
    }

    long span() {
        return to - from;
    }
}
