package io.ringfence.ring;

import java.util.Arrays;

/** How unlikely it is by chance that some things fall together. */
final class Surprise {
    private Surprise() {}

    /**
     * Nats per account by which a share of {@code shown} in {@code size} exceeds the chance of each (the divergence of
     * two coins); 0 where it does not.
     */
    static double nats(int shown, int size, double chance) {
        double p = Math.clamp(chance, 1e-4, 0.9999);
        double share = (double) shown / size;
        if (shown < 2 || share <= p) {
            return 0;
        }
        double nats = share * Math.log(share / p);
        return share >= 1 ? nats : nats + (1 - share) * Math.log((1 - share) / (1 - p));
    }

    /** Where the most of some ascending times lie within a window: index of the first, and their number. */
    record Densest(int begin, int count) {}

    static Densest densest(long[] sorted, int n, long window) {
        int begin = 0;
        int most = 0;
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (; sorted[i] - sorted[begin] > window; begin++) {}
            if (i - begin + 1 > most) {
                most = i - begin + 1;
                at = begin;
            }
        }
        return new Densest(at, most);
    }

    /**
     * Nats per account of the densest window of some ascending times, against how many of the population's times lie
     * in a window around the same place.
     */
    static double together(long[] sorted, int n, long window, long[] population) {
        if (n < 2) {
            return 0;
        }
        Densest densest = densest(sorted, n, window);
        if (densest.count < 2) {
            return 0;
        }
        long middle = sorted[densest.begin] / 2 + sorted[densest.begin + densest.count - 1] / 2;
        // the place of the window is chosen after looking: twice its width stands for that
        int in = below(population, middle + window) - below(population, middle - window);
        return nats(densest.count, n, (double) in / Math.max(1, population.length));
    }

    /** How many of some ascending times come before one, at the least. */
    static int below(long[] sorted, long time) {
        int at = Arrays.binarySearch(sorted, time);
        return at >= 0 ? at : -1 - at;
    }
}
