package io.ringfence.ring;

import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.BitSet;

/**
 * How all accounts of a full run live: what a part of them is held against until the next full run. Rates stay; the
 * counts of sharers, partners and payers by node are kept up by {@link LiveCounts}. About 8 bytes a tie, 16 an account.
 */
final class BaseRates {
    final int accounts;

    /** Ascending: when accounts were opened, when ties began, when ties of shared entities began. */
    final long[] openings;

    final long[] uses;
    final long[] firstUses;

    /** Ascending: when transfers were made; and the mean of ln(1 + cents) over them. */
    final long[] flowTimes;

    final double flowMean;

    /** The median amount of transfers, in cents. */
    final long usualAmount;

    final long openingSpan;
    final long useSpan;
    final double sameAmountRate;
    final double meanLogAmount;
    final int manyCards;
    final double[] flagRates;
    final long frauds;
    final long legits;

    final long[] cuts;
    final double[] means;
    final double roundRate;
    final double meanLog;
    final double deviation;

    /** Accounts that pay one merchant more than half of the time, by the node of the merchant. */
    final Int2IntOpenHashMap loyal = new Int2IntOpenHashMap();

    /** By node, kept up with what is seen of each account since. */
    final BitSet passThrough = new BitSet();

    final BitSet inCycle = new BitSet();
    final Long2IntOpenHashMap payersOfKey;

    BaseRates(Landscape landscape) {
        Population population = landscape.population;
        Incidence incidence = landscape.incidence;
        accounts = incidence.accountCount();
        openings = landscape.openings;
        firstUses = landscape.firstUses;
        flowTimes = landscape.flowTimes;
        flowMean = landscape.flowMean;
        usualAmount = landscape.usualAmount;
        uses = new long[incidence.tieCount()];
        Arrays.setAll(uses, incidence::first);
        Arrays.parallelSort(uses);
        openingSpan = population.openingSpan;
        useSpan = population.useSpan;
        sameAmountRate = population.sameAmountRate;
        meanLogAmount = population.meanLogAmount;
        manyCards = population.most;
        BitSet[] flags = population.flagSets();
        flagRates = new double[flags.length];
        for (int i = 0; i < flags.length; i++) {
            flagRates[i] = population.rate(flags[i]);
        }
        frauds = population.fraud.cardinality();
        legits = population.legit.cardinality();
        payersOfKey = population.payersOfKey;
        Lives lives = landscape.lives;
        cuts = lives.cuts();
        means = lives.means;
        roundRate = lives.roundRate;
        meanLog = lives.meanLog;
        deviation = lives.deviation;
        for (int account = 0; account < accounts; account++) {
            int node = incidence.accountNode(account);
            passThrough.set(node, population.passThrough.get(account));
            inCycle.set(node, population.inCycle.get(account));
            if (lives.favourite[account] >= 0) {
                loyal.addTo(lives.favourite[account], 1);
            }
        }
    }

    /** Notes what was seen of the accounts of a part. */
    void note(Landscape part) {
        for (int account = 0; account < part.inside; account++) {
            int node = part.incidence.accountNode(account);
            passThrough.set(node, part.population.passThrough.get(account));
            if (part.population.inCycle.get(account)) {
                inCycle.set(node);
            }
        }
    }
}
