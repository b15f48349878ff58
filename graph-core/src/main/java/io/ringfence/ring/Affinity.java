package io.ringfence.ring;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.Projection;
import io.ringfence.transfer.TransferGraph;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/**
 * Which accounts act as one: ties through what they share, what they pay, whom they pay and who invited them, each by
 * how rare it is and by how much the two do in step (opened, came to it and paid at nearly the same time, seldom so in
 * the population). Families and offices share as much as rings do, but not in step; here they are tied loosely.
 *
 * <p>Like {@link AccountProjection}, what is shared by more than a few ties each account only to those that came to it
 * next before and after. O(ties · {@value #REACH}).
 */
final class Affinity {
    private static final int CLIQUE = 24;
    private static final int REACH = 10;

    private static final int GRAIN = 1 << 13;

    /** What more accounts than this pay alike, or favour, ties nobody. */
    private static final int MOST_ALIKE = 60;

    /** The weight of a tie between two that do nothing in step. */
    private static final double OUT_OF_STEP = 0.25;

    private final Landscape landscape;
    private final Incidence incidence;
    private final Population population;
    private final Projection.Builder builder;
    private final int[] openingRank;
    private final int[] useRank;
    private final int uses;
    private final int accounts;

    private Affinity(Landscape landscape, RunControl control) {
        this.landscape = landscape;
        incidence = landscape.incidence;
        population = landscape.population;
        builder = new Projection.Builder(incidence.accountCount());
        long[] firsts = new long[incidence.tieCount()];
        Arrays.setAll(firsts, incidence::first);
        BaseRates base = population.base;
        if (base == null) {
            openingRank = firstPlaces(population.opened, landscape.openings, control);
            long[] sorted = firsts.clone();
            Arrays.parallelSort(sorted);
            useRank = firstPlaces(firsts, sorted, control);
            uses = useRank.length;
        } else {
            openingRank = ranks(population.opened, base.openings);
            useRank = ranks(firsts, base.uses);
            uses = base.uses.length;
        }
        accounts = population.accounts();
    }

    /** Ties of accounts of a part that are known by name only are not told. */
    private void add(int one, int other, double weight) {
        if (one < landscape.inside && other < landscape.inside) {
            builder.add(one, other, weight);
        }
    }

    /** The place that each time would have in an order of others. */
    private static int[] ranks(long[] times, long[] sorted) {
        int[] rank = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            rank[i] = Surprise.below(sorted, times[i]);
        }
        return rank;
    }

    static Projection of(Landscape landscape, RunControl control) {
        var affinity = new Affinity(landscape, control);
        affinity.sharing(control);
        affinity.transfers(control);
        affinity.referrals();
        affinity.samePayments();
        affinity.favourites();
        return affinity.builder.build(control);
    }

    /** The place of each time in the order of all, that of the first of equal ones. */
    private static int[] firstPlaces(long[] times, long[] sorted, RunControl control) {
        int[] places = new int[times.length];
        control.forRanges("ranks", times.length, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                int low = 0;
                int high = sorted.length;
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (sorted[middle] < times[i]) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                places[i] = low;
            }
        });
        return places;
    }

    /** 0 where the share of the population between two ranks is a tenth or more, 1 where it is a thousandth or less. */
    static double step(int one, int other, int population) {
        double share = (Math.abs((long) one - other) + 1.0) / Math.max(1000, population);
        return Math.clamp(-Math.log10(share) / 2 - 0.5, 0, 1);
    }

    private double inStep(int one, int other) {
        return step(openingRank[one], openingRank[other], accounts);
    }

    private void sharing(RunControl control) {
        for (int entity = 0; entity < incidence.entityCount(); entity++) {
            if ((entity & 0xffff) == 0) {
                control.check("affinity", entity, incidence.entityCount());
            }
            int sharers = incidence.tiesOf(entity);
            if (sharers < 2 || !landscape.carries(entity)) {
                continue;
            }
            int begin = incidence.begin(entity);
            int[] ties = new int[sharers];
            for (int i = 0; i < sharers; i++) {
                ties[i] = begin + i;
            }
            int reach = sharers;
            if (incidence.sharers(entity) > CLIQUE) {
                IntArrays.mergeSort(ties, (a, b) -> Long.compare(incidence.first(a), incidence.first(b)));
                reach = REACH;
            }
            for (int i = 0; i < sharers; i++) {
                for (int j = i + 1; j < sharers && j - i <= reach; j++) {
                    share(ties[i], ties[j]);
                }
            }
        }
    }

    private void share(int one, int other) {
        boolean told = incidence.account(one) < landscape.inside && incidence.account(other) < landscape.inside;
        double weight = told ? AccountProjection.weight(incidence, one, other) : 0;
        if (weight > 0) {
            int a = incidence.account(one);
            int b = incidence.account(other);
            double used = step(useRank[one], useRank[other], uses);
            double together = OUT_OF_STEP + (1 - OUT_OF_STEP) * Math.max(used, inStep(a, b));
            add(a, b, weight * together);
        }
    }

    private void transfers(RunControl control) {
        TransferGraph transfers = landscape.transfers.graph();
        int accounts = incidence.accountCount();
        int[] partners = new int[accounts];
        var seen = new IntOpenHashSet();
        for (int account = 0; account < accounts; account++) {
            seen.clear();
            transfers.addPartners(account, seen);
            partners[account] = seen.size();
        }
        for (int account = 0; account < accounts; account++) {
            if ((account & 0xffff) == 0) {
                control.check("affinity by transfers", account, accounts);
            }
            seen.clear();
            transfers.addPartners(account, seen);
            for (int other : seen) {
                if (other > account) {
                    boolean passes = population.passThrough.get(account) || population.passThrough.get(other);
                    boolean cycles = population.inCycle.get(account) && population.inCycle.get(other);
                    double weight = AccountProjection.rarity(1 + partners[account])
                            * AccountProjection.rarity(1 + partners[other]);
                    add(account, other, weight * (passes || cycles ? 1 : 0.4 + 0.4 * inStep(account, other)));
                }
            }
        }
    }

    private void referrals() {
        Projection graph = landscape.referrals;
        for (int account = 0; account < graph.nodeCount(); account++) {
            int end = graph.end(account);
            for (int slot = graph.begin(account); slot < end; slot++) {
                int other = graph.neighbour(account, slot);
                if (other > account) {
                    double weight = AccountProjection.rarity(1 + graph.degree(account))
                            * AccountProjection.rarity(1 + graph.degree(other));
                    add(account, other, weight * (0.4 + 0.6 * inStep(account, other)));
                }
            }
        }
    }

    /** Accounts that paid the same merchant the same amount, which few others did. */
    private void samePayments() {
        Lives lives = landscape.lives;
        int[] owner = new int[lives.keys.length];
        int[] order = new int[lives.keys.length];
        for (int account = 0; account < incidence.accountCount(); account++) {
            Arrays.fill(owner, lives.keyOffsets[account], lives.keyOffsets[account + 1], account);
        }
        Arrays.setAll(order, i -> i);
        LongArrays.parallelRadixSortIndirect(order, lives.keys, true);
        for (int begin = 0; begin < order.length; ) {
            int end = begin;
            while (end < order.length && lives.keys[order[end]] == lives.keys[order[begin]]) {
                end++;
            }
            int[] alike = new int[end - begin];
            for (int i = begin; i < end; i++) {
                alike[i - begin] = owner[order[i]];
            }
            int all = population.base == null ? alike.length : population.payersOfKey.get(lives.keys[order[begin]]);
            alike(alike, all);
            begin = end;
        }
    }

    /** Accounts that pay one merchant more than half of the time, where many of its payers do. */
    private void favourites() {
        int[] accounts = new int[incidence.accountCount()];
        int count = 0;
        for (int account = 0; account < accounts.length; account++) {
            if (landscape.lives.favourite[account] >= 0) {
                accounts[count++] = account;
            }
        }
        int[] loyal = Arrays.copyOf(accounts, count);
        int[] favourite = landscape.lives.favourite;
        IntArrays.mergeSort(loyal, (a, b) -> Integer.compare(favourite[a], favourite[b]));
        var alike = new IntArrayList();
        for (int i = 0; i <= count && count > 0; i++) {
            if (i == count || (i > 0 && favourite[loyal[i]] != favourite[loyal[i - 1]])) {
                int payers = incidence.sharers(incidence.numberOf(favourite[loyal[i - 1]]));
                int loyalOnes = population.base == null
                        ? alike.size()
                        : Math.max(alike.size(), population.base.loyal.get(favourite[loyal[i - 1]]));
                if (5 * loyalOnes >= payers) {
                    alike(alike.toIntArray(), loyalOnes);
                }
                alike.clear();
            }
            if (i < count) {
                alike.add(loyal[i]);
            }
        }
    }

    /** Ties accounts that are alike, some or all of so many. */
    private void alike(int[] accounts, int all) {
        if (accounts.length < 2 || all > MOST_ALIKE) {
            return;
        }
        int reach = all > CLIQUE ? REACH : accounts.length;
        double weight = 0.5 * AccountProjection.rarity(all);
        IntArrays.mergeSort(accounts, (a, b) -> Integer.compare(openingRank[a], openingRank[b]));
        for (int i = 0; i < accounts.length; i++) {
            for (int j = i + 1; j < accounts.length && j - i <= reach; j++) {
                double together = OUT_OF_STEP + (1 - OUT_OF_STEP) * inStep(accounts[i], accounts[j]);
                add(accounts[i], accounts[j], weight * together);
            }
        }
    }
}
