package io.ringfence.ring;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/** How the members of a group live, against how all accounts do. */
final class LifeFeatures {
    private final Landscape landscape;
    private final Lives lives;
    private final Int2IntOpenHashMap merchants = new Int2IntOpenHashMap();
    private final Long2IntOpenHashMap payersOfKey = new Long2IntOpenHashMap();

    LifeFeatures(Landscape landscape) {
        this.landscape = landscape;
        lives = landscape.lives;
    }

    void fill(GroupSketch group, float[] x) {
        RingFeatures.set(x, RingFeature.LIFE, ratio(group, lives.days, 0));
        RingFeatures.set(x, RingFeature.OWN_TIES, ratio(group, lives.ownTies, 1));
        RingFeatures.set(x, RingFeature.PAYMENTS, ratio(group, lives.payments, 2));
        RingFeatures.set(x, RingFeature.CARDS, ratio(group, lives.cards, 3));
        RingFeatures.set(x, RingFeature.DEVICES, ratio(group, lives.devices, 4));
        RingFeatures.set(x, RingFeature.IPS, ratio(group, lives.ips, 5));
        RingFeatures.set(x, RingFeature.OUTSIDE_PAYERS, ratio(group, lives.payers, 6));
        int many = 0;
        for (int account : group.accounts) {
            many += landscape.population.manyCards.get(account) ? 1 : 0;
        }
        double rate = landscape.population.rate(landscape.population.manyCards);
        RingFeatures.set(x, RingFeature.MANY_CARDS, Surprise.nats(many, group.size(), rate));
        amounts(group, x);
        merchants(group, x);
        samePayments(group, x);
    }

    /** ln of the members' mean over the population's, each with a little added against zeros. */
    private double ratio(GroupSketch group, float[] values, int mean) {
        double sum = 0;
        for (int account : group.accounts) {
            sum += values[account];
        }
        double some = 0.1 * lives.means[mean] + 0.01;
        return Math.log((sum / group.size() + some) / (lives.means[mean] + some));
    }

    private void amounts(GroupSketch group, float[] x) {
        double count = 0;
        double logs = 0;
        double squares = 0;
        double small = 0;
        double large = 0;
        double round = 0;
        for (int account : group.accounts) {
            count += lives.payments[account];
            logs += lives.logs[account];
            squares += lives.squares[account];
            small += lives.small[account];
            large += lives.large[account];
            round += lives.round[account];
        }
        if (count == 0) {
            return;
        }
        double mean = logs / count;
        RingFeatures.set(x, RingFeature.AMOUNT_SHIFT, (mean - lives.meanLog) / lives.deviation);
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        RingFeatures.set(x, RingFeature.AMOUNT_SPREAD, deviation / lives.deviation);
        RingFeatures.set(x, RingFeature.SMALL_AMOUNTS, small / count);
        RingFeatures.set(x, RingFeature.LARGE_AMOUNTS, large / count);
        RingFeatures.set(x, RingFeature.ROUND_AMOUNTS, round / count - lives.roundRate);
    }

    private void merchants(GroupSketch group, float[] x) {
        merchants.clear();
        int all = 0;
        for (int account : group.accounts) {
            for (int i = lives.merchantOffsets[account]; i < lives.merchantOffsets[account + 1]; i++) {
                if (lives.merchants[i] >= 0) {
                    merchants.addTo(lives.merchants[i], 1);
                    all++;
                }
            }
        }
        int top = -1;
        int most = 0;
        for (var entry : merchants.int2IntEntrySet()) {
            int count = entry.getIntValue();
            if (count > most || (count == most && entry.getIntKey() < top)) {
                most = count;
                top = entry.getIntKey();
            }
        }
        if (all < 3) {
            return;
        }
        int loyal = 0;
        for (int account : group.accounts) {
            loyal += lives.favourite[account] == top ? 1 : 0;
        }
        RingFeatures.set(x, RingFeature.TOP_MERCHANT, (double) most / all);
        int payers = landscape.incidence.sharers(landscape.incidence.numberOf(top));
        double popular = (payers + 1.0) / (landscape.population.accounts() + 1.0);
        RingFeatures.set(x, RingFeature.TOP_MERCHANT_RARITY, -Math.log(popular));
        RingFeatures.set(x, RingFeature.LOYAL, (double) loyal / group.size());
    }

    private void samePayments(GroupSketch group, float[] x) {
        payersOfKey.clear();
        for (int account : group.accounts) {
            for (int i = lives.keyOffsets[account]; i < lives.keyOffsets[account + 1]; i++) {
                payersOfKey.addTo(lives.keys[i], 1);
            }
        }
        int alike = 0;
        int size = group.size();
        double accounts = landscape.population.accounts();
        for (int account : group.accounts) {
            boolean same = false;
            for (int i = lives.keyOffsets[account]; i < lives.keyOffsets[account + 1] && !same; i++) {
                int inside = payersOfKey.get(lives.keys[i]);
                int all = landscape.population.payersOfKey.get(lives.keys[i]);
                same = inside >= 2 && (all - inside) / accounts * size < 0.1;
            }
            alike += same ? 1 : 0;
        }
        double chance = 0.01 + landscape.population.sameAmountRate * (size - 1);
        RingFeatures.set(x, RingFeature.SAME_PAYMENT, Surprise.nats(alike, size, chance));
    }
}
