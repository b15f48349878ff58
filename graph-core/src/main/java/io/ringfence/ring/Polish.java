package io.ringfence.ring;

import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts a candidate where the ring ends: drops members that little ties to the rest, takes in accounts that are tied to
 * it as closely as members are, and keeps whatever scores better, until nothing does. One instance serves one worker.
 */
final class Polish {
    private static final int ROUNDS = 6;
    private static final double GAIN = 0.02;
    private static final double[] DROP = {0.25, 0.5, 0.8};
    private static final double[] ADD = {0.4, 0.7, 1.0};

    private final Landscape landscape;
    private final RingFeatures features;

    Polish(Landscape landscape, RingFeatures features) {
        this.landscape = landscape;
        this.features = features;
    }

    Selection.Choice better(Selection.Choice choice) {
        Selection.Choice best = choice;
        Set<int[]> tried = new TreeSet<>(Arrays::compare);
        tried.add(choice.accounts());
        for (int round = 0; round < ROUNDS; round++) {
            Selection.Choice next = best;
            for (int[] variant : variants(best.accounts())) {
                if (variant.length >= landscape.parameters.minAccounts()
                        && variant.length <= landscape.parameters.maxAccounts()
                        && tried.add(variant)) {
                    var scored = new Selection.Choice(variant, RingScore.of(features, variant));
                    if (scored.score().logit() > next.score().logit() + GAIN) {
                        next = scored;
                    }
                }
            }
            if (next == best) {
                return best;
            }
            best = next;
        }
        return best;
    }

    private java.util.List<int[]> variants(int[] accounts) {
        Projection graph = landscape.affinity;
        double[] inside = new double[accounts.length];
        var outside = new Int2DoubleOpenHashMap();
        for (int place = 0; place < accounts.length; place++) {
            int end = graph.end(accounts[place]);
            for (int slot = graph.begin(accounts[place]); slot < end; slot++) {
                int other = graph.neighbour(accounts[place], slot);
                if (Arrays.binarySearch(accounts, other) >= 0) {
                    inside[place] += graph.weight(accounts[place], slot);
                } else {
                    outside.addTo(other, graph.weight(accounts[place], slot));
                }
            }
        }
        double[] sorted = inside.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        var variants = new java.util.ArrayList<int[]>();
        for (double share : DROP) {
            var kept = new IntArrayList();
            for (int place = 0; place < accounts.length; place++) {
                if (inside[place] >= share * median) {
                    kept.add(accounts[place]);
                }
            }
            variants.add(kept.toIntArray());
        }
        for (double share : ADD) {
            var grown = new IntArrayList(accounts);
            for (var entry : outside.int2DoubleEntrySet()) {
                if (entry.getDoubleValue() >= Math.max(1e-3, share * median)) {
                    grown.add(entry.getIntKey());
                }
            }
            if (grown.size() <= 2 * accounts.length + 8) {
                int[] all = grown.toIntArray();
                Arrays.sort(all);
                variants.add(all);
            }
        }
        single(accounts, inside, outside, variants);
        return variants;
    }

    /** The least tied member dropped, and the most tied of the others taken in. */
    private static void single(
            int[] accounts, double[] inside, Int2DoubleOpenHashMap outside, java.util.List<int[]> variants) {
        int weakest = 0;
        for (int place = 1; place < accounts.length; place++) {
            weakest = inside[place] < inside[weakest] ? place : weakest;
        }
        int[] fewer = new int[accounts.length - 1];
        System.arraycopy(accounts, 0, fewer, 0, weakest);
        System.arraycopy(accounts, weakest + 1, fewer, weakest, fewer.length - weakest);
        variants.add(fewer);
        int nearest = -1;
        double most = 0;
        for (var entry : outside.int2DoubleEntrySet()) {
            double weight = entry.getDoubleValue();
            if (weight > most || (weight == most && entry.getIntKey() < nearest)) {
                most = weight;
                nearest = entry.getIntKey();
            }
        }
        if (nearest >= 0) {
            int[] more = Arrays.copyOf(accounts, accounts.length + 1);
            more[accounts.length] = nearest;
            Arrays.sort(more);
            variants.add(more);
        }
    }
}
