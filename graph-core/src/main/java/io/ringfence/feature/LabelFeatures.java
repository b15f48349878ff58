package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import java.util.List;

/** What was known by then of the accounts around an account. Its own label is never looked at: that is the answer. */
final class LabelFeatures {
    /** Accounts that a share is shrunk towards none by, so that one labelled neighbour is no certainty. */
    private static final double SHRINKAGE = 2;

    private static final int TRANSFERS = 9;
    private static final int SECOND = 11;
    private static final int OWN = 13;
    private static final String[] OWN_WINDOWS = {"1d", "7d", "30d", "all"};

    private final FeatureCatalogue catalogue;
    private final int first;
    private final int[] on;

    LabelFeatures(FeatureCatalogue catalogue) {
        this.catalogue = catalogue;
        first = catalogue.require("label.fraud");
        on = new int[catalogue.types().size()];
        for (EntityType type : FeatureCatalogue.tying(catalogue.types())) {
            on[catalogue.types().indexOf(type.name())] = catalogue.require("label.on_" + type.name());
        }
    }

    static List<Feature> declare(EntityTypes types) {
        var all = new Declarations(Group.LABEL)
                .accounts("label.fraud", "Accounts that share an entity with it and were known fraud by then.")
                .rising()
                .add("label.fraud_share", "1", "Share of known fraud among the accounts that share with it.")
                .rising()
                .accounts("label.fraud_hard", "Known fraud accounts that share a card, a phone or the like with it.")
                .rising()
                .accounts("label.fraud_soft", "Known fraud accounts that share only a device, an address or the like.")
                .rising()
                .add("label.fraud_rarity", "1", "How rare the entities are that it shares with known fraud.")
                .rising()
                .add("label.fraud_recency", "seconds", "Time since one that shares with it became known fraud.")
                .add("label.fraud_hops", "1", "Sharings between it and the nearest known fraud account: 1 or 2.")
                .accounts("label.legit", "Accounts that share an entity with it and were known legitimate by then.")
                .add("label.legit_share", "1", "Share of known legitimate accounts among those that share with it.")
                .accounts("label.transfer_fraud", "Known fraud accounts that it sent money to or had money from.")
                .rising()
                .add("label.transfer_share", "1", "Share of known fraud among those it exchanged money with.")
                .rising()
                .accounts("label.second_fraud", "Known fraud accounts two sharings away, up to a bound.")
                .add("label.second_share", "1", "Share of known fraud among the accounts two sharings away.")
                .windows("label.own_fraud", "payments", "Its own past payments found to be fraud", OWN_WINDOWS)
                .windows("label.own_share", "1", "Share of fraud in its payments judged", OWN_WINDOWS)
                .add("label.own_clean_ratio", "1", "This amount against the mean of its payments not known as fraud.");
        LabelRun.declareEnd(all, "label.own", "among its own payments", "payments");
        for (EntityType type : FeatureCatalogue.tying(types)) {
            all.accounts("label.on_" + type.name(), "Known fraud accounts that share with it by " + type.name() + ".");
        }
        return all.features();
    }

    void fill(Moment moment, Sharing sharing, SecondHop second, float[] row) {
        int fraud = 0;
        int hard = 0;
        int legit = 0;
        double rarity = 0;
        long latest = Long.MIN_VALUE;
        CoAccounts others = sharing.others;
        for (int type = 1; type < on.length; type++) {
            if (on[type] > 0) {
                row[on[type]] = 0;
            }
        }
        for (int i = 0; i < sharing.looked; i++) {
            int slot = sharing.newest[i];
            int account = others.nodes.node(slot);
            int label = moment.label(account);
            if (label == GraphView.FRAUD) {
                fraud++;
                hard += others.hard[slot] ? 1 : 0;
                rarity += others.weight[slot];
                latest = Math.max(latest, moment.labelKnownAt(account));
                countTypes(moment.types(), others.types[slot], row);
            } else if (label == GraphView.LEGIT) {
                legit++;
            }
        }
        row[first] = fraud;
        row[first + 1] = share(fraud, sharing.looked);
        row[first + 2] = hard;
        row[first + 3] = fraud - hard;
        row[first + 4] = (float) rarity;
        row[first + 5] = fraud == 0 ? Float.NaN : moment.secondsSince(latest);
        row[first + 6] = fraud > 0 ? 1 : second.fraud() > 0 ? 2 : Float.NaN;
        row[first + 7] = legit;
        row[first + 8] = share(legit, sharing.looked);
        row[first + SECOND] = second.fraud();
        row[first + SECOND + 1] = share(second.fraud(), second.count());
    }

    /** Counts a fraud account for each type of entity by which it shares. */
    private void countTypes(EntityTypes types, long shared, float[] row) {
        for (long left = shared & ~1L; left != 0; left &= left - 1) {
            int type = Long.numberOfTrailingZeros(left);
            int here = types == catalogue.types()
                    ? type
                    : catalogue.types().indexOf(types.get(type).name());
            if (here > 0 && on[here] > 0) {
                row[on[here]]++;
            }
        }
    }

    void fillOwn(Moment moment, OwnPayments own, float[] row) {
        boolean judged = moment.hasPaymentLabels();
        int at = first + OWN;
        for (int w = 0; w < OWN_WINDOWS.length; w++) {
            row[at + w] = judged ? own.labels.fraud[w] : Float.NaN;
            row[at + OWN_WINDOWS.length + w] = judged ? own.labels.share(w) : Float.NaN;
        }
        at += 2 * OWN_WINDOWS.length;
        double clean = own.cleanCount == 0 ? Double.NaN : (double) own.cleanCents / own.cleanCount;
        row[at] = moment.isPayment() ? (float) (moment.point().amountCents() / (clean + 1)) : Float.NaN;
        own.labels.fillEnd(moment, row, at + 1);
    }

    void fillTransfers(int fraud, int counterparties, float[] row) {
        row[first + TRANSFERS] = fraud;
        row[first + TRANSFERS + 1] = share(fraud, counterparties);
    }

    private static float share(int part, int whole) {
        return (float) (part / (whole + SHRINKAGE));
    }
}
