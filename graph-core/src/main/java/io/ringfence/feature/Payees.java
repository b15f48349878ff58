package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.util.Arrays;

/**
 * The accounts that an account sends money to, what they do and what is known of them, and the others who send to the
 * same. Newest first and bounded; of many who send to one, some evenly spaced. Filled anew for each decision.
 */
final class Payees {
    private static final int FIRST = 16;
    private static final double PRIOR = 0.1;

    private final NodeSlots nodes = new NodeSlots();
    private long[] cents = new long[FIRST];
    private int[] times = new int[FIRST];
    private final NodeSlots others = new NodeSlots();
    private double[] common = new double[FIRST];
    private double[] rare = new double[FIRST];
    private int[] metBy = new int[FIRST];

    double paid;
    double paidSquares;
    int paidMost;
    int paidLeast;
    int neverPaid;
    double received;
    int fraud;
    int legit;
    long fraudCents;
    long legitCents;
    int legitTimes;
    int otherKnown;
    private double commonFraud;
    private double commonKnown;
    private double rareFraud;
    private double rareKnown;

    void walk(Moment moment, FeatureExtractor.Walk walk) {
        Transfers transfers = walk.transfers;
        clear();
        if (moment.account() < 0 || (transfers.sent.count == 0 && !transfers.pays)) {
            return;
        }
        if (transfers.payee >= 0 && transfers.payee != moment.account()) {
            add(transfers.payee, moment.point().amountCents());
        }
        AccountPayments paid = walk.paid;
        for (int i = paid.size() - 1; i >= Math.max(0, paid.size() - WalkLimits.OWN_PAYMENTS); i--) {
            int to = paid.other(moment, i);
            if (to >= 0 && to != moment.account() && paid.at(moment, i) <= moment.at()) {
                if (nodes.size() < WalkLimits.PAYEES || nodes.contains(to)) {
                    add(to, paid.cents(moment, i));
                }
            }
        }
        for (int slot = 0; slot < nodes.size(); slot++) {
            summarise(moment, slot);
            meet(moment, walk.other, slot, WalkLimits.PAYEES);
        }
        for (int slot = 0; slot < others.size() && moment.hasLabels(); slot++) {
            int label = moment.label(others.node(slot));
            if (label != GraphView.UNLABELLED) {
                otherKnown++;
                commonKnown += common[slot];
                rareKnown += rare[slot];
                commonFraud += label == GraphView.FRAUD ? common[slot] : 0;
                rareFraud += label == GraphView.FRAUD ? rare[slot] : 0;
            }
        }
    }

    int count() {
        return nodes.size();
    }

    int others() {
        return others.size();
    }

    float share() {
        return (float) ((fraud + PRIOR) / (fraud + legit + 1));
    }

    /** Share of fraud among those who send to the same accounts, each counting by how many they have in common. */
    float commonShare() {
        return (float) ((commonFraud + 2 * PRIOR) / (commonKnown + 2));
    }

    /** The same, a common account counting the less the more send to it. */
    float rareShare() {
        return (float) ((rareFraud + PRIOR / 10) / (rareKnown + 0.1));
    }

    private void clear() {
        nodes.clear();
        others.clear();
        paid = 0;
        paidSquares = 0;
        paidMost = 0;
        paidLeast = Integer.MAX_VALUE;
        neverPaid = 0;
        received = 0;
        fraud = 0;
        legit = 0;
        fraudCents = 0;
        legitCents = 0;
        legitTimes = 0;
        otherKnown = 0;
        commonFraud = 0;
        commonKnown = 0;
        rareFraud = 0;
        rareKnown = 0;
    }

    private void add(int payee, long amount) {
        int slot;
        if (nodes.add(payee)) {
            slot = nodes.size() - 1;
            if (slot == cents.length) {
                cents = Arrays.copyOf(cents, 2 * slot);
                times = Arrays.copyOf(times, 2 * slot);
            }
            cents[slot] = 0;
            times[slot] = 0;
        } else {
            slot = nodes.find(payee);
        }
        cents[slot] += amount;
        times[slot]++;
    }

    private void summarise(Moment moment, int slot) {
        int payee = nodes.node(slot);
        int made = moment.view().paidCount(payee);
        paid += made;
        paidSquares += (double) made * made;
        paidMost = Math.max(paidMost, made);
        paidLeast = Math.min(paidLeast, made);
        neverPaid += made == 0 ? 1 : 0;
        received += moment.view().receivedCount(payee);
        int label = moment.label(payee);
        if (label == GraphView.FRAUD) {
            fraud++;
            fraudCents += cents[slot];
        } else if (label == GraphView.LEGIT) {
            legit++;
            legitCents += cents[slot];
            legitTimes += times[slot];
        }
    }

    private void meet(Moment moment, AccountPayments payments, int slot, int bound) {
        payments.openReceived(moment, nodes.node(slot));
        int all = payments.size();
        int looks = Math.min(all, bound);
        for (int i = 0; i < looks; i++) {
            int look = (int) ((long) i * all / looks);
            int other = payments.other(moment, look);
            if (other == moment.account() || payments.at(moment, look) > moment.at()) {
                continue;
            }
            int place = others.add(other) ? open() : others.find(other);
            if (metBy[place] != slot) {
                metBy[place] = slot;
                common[place]++;
                rare[place] += 1.0 / all;
            }
        }
    }

    private int open() {
        int place = others.size() - 1;
        if (place == common.length) {
            common = Arrays.copyOf(common, 2 * place);
            rare = Arrays.copyOf(rare, 2 * place);
            metBy = Arrays.copyOf(metBy, 2 * place);
        }
        common[place] = 0;
        rare[place] = 0;
        metBy[place] = NodeSlots.NONE;
        return place;
    }
}
