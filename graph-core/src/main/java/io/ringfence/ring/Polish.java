package io.ringfence.ring;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts a candidate where the ring ends: drops members that little ties to the rest, takes in accounts that are tied to
 * it as closely as members are, and keeps whatever scores better, until nothing does. One instance serves one worker.
 */
final class Polish {
    private static final BoostedTrees TREES = BoostedTrees.resource("member-trees.txt");

    /** Log-odds of membership from which accounts are tried as the ring. */
    private static final double[] FIT = {-0.6, 0, 0.8};

    private static final int ROUNDS = 6;
    private static final double GAIN = 0.02;
    private static final double[] DROP = {0.25, 0.5, 0.8};
    private static final double[] ADD = {0.4, 0.7, 1.0};

    private final Landscape landscape;
    private final RingFeatures features;
    private final MemberFeatures fits;

    Polish(Landscape landscape, RingFeatures features) {
        this.landscape = landscape;
        this.features = features;
        fits = new MemberFeatures(landscape, features.sketch);
    }

    Selection.Choice better(Selection.Choice choice) {
        Selection.Choice best = choice;
        Set<int[]> tried = new TreeSet<>(Arrays::compare);
        tried.add(choice.accounts());
        for (int round = 0; round < ROUNDS; round++) {
            Selection.Choice next = best;
            boolean found = false;
            for (int[] variant : variants(best.accounts())) {
                if (variant.length >= landscape.parameters.minAccounts()
                        && variant.length <= landscape.parameters.maxAccounts()
                        && tried.add(variant)) {
                    var scored = new Selection.Choice(variant, RingScore.of(features, variant));
                    if (scored.score().logit() > next.score().logit() + GAIN) {
                        next = scored;
                        found = true;
                    }
                }
            }
            if (!found) {
                return best;
            }
            best = next;
        }
        return best;
    }

    private List<int[]> variants(int[] accounts) {
        Surroundings surroundings = Surroundings.of(landscape, accounts);
        double[] inside = surroundings.inside();
        Int2DoubleOpenHashMap outside = surroundings.outside();
        double[] sorted = inside.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        var variants = new ArrayList<int[]>();
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
        fitting(accounts, surroundings.around(), variants);
        return variants;
    }

    /** Whoever fits, of the members and those around them. */
    private void fitting(int[] accounts, int[] around, List<int[]> variants) {
        float[][] rows = fits.of(around, accounts);
        double[] logits = new double[around.length];
        for (int place = 0; place < logits.length; place++) {
            logits[place] = TREES.margin(rows[place]);
        }
        for (double least : FIT) {
            var fitting = new IntArrayList();
            for (int place = 0; place < around.length; place++) {
                if (logits[place] >= least) {
                    fitting.add(around[place]);
                }
            }
            variants.add(fitting.toIntArray());
        }
    }

    /** The least tied member dropped, and the most tied of the others taken in. */
    private static void single(int[] accounts, double[] inside, Int2DoubleOpenHashMap outside, List<int[]> variants) {
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
