package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.GraphView;
import java.util.List;

/** What was known by then of the accounts around an account. Its own label is never looked at: that is the answer. */
final class LabelFeatures {
    /** Accounts that a share is shrunk towards none by, so that one labelled neighbour is no certainty. */
    private static final double SHRINKAGE = 2;

    private static final int COUNT = 11;
    private final int first;

    LabelFeatures(FeatureCatalogue catalogue) {
        first = catalogue.require("label.fraud");
    }

    static List<Feature> declare() {
        return List.of(
                accounts("label.fraud", "Accounts that share an entity with it and were known fraud by then."),
                feature("label.fraud_share", "1", "Share of known fraud among the accounts that share with it."),
                accounts("label.fraud_hard", "Known fraud accounts that share a card, a phone or the like with it."),
                accounts("label.fraud_soft", "Known fraud accounts that share only a device, an address or the like."),
                feature("label.fraud_rarity", "1", "How rare the entities are that it shares with known fraud."),
                feature("label.fraud_recency", "seconds", "Time since one that shares with it became known fraud."),
                feature("label.fraud_hops", "1", "Sharings between it and the nearest known fraud account: 1 or 2."),
                accounts("label.legit", "Accounts that share an entity with it and were known legitimate by then."),
                feature("label.legit_share", "1", "Share of known legitimate accounts among those that share with it."),
                accounts("label.transfer_fraud", "Known fraud accounts that it sent money to or had money from."),
                feature("label.transfer_share", "1", "Share of known fraud among those it exchanged money with."));
    }

    void fill(Moment moment, Sharing sharing, SecondHop second, float[] row) {
        int fraud = 0;
        int hard = 0;
        int legit = 0;
        double rarity = 0;
        long latest = Long.MIN_VALUE;
        CoAccounts others = sharing.others;
        for (int i = 0; i < sharing.looked; i++) {
            int slot = sharing.newest[i];
            int account = others.nodes.getInt(slot);
            int label = KnownLabel.of(moment, account);
            if (label == GraphView.FRAUD) {
                fraud++;
                hard += others.hard.getInt(slot);
                rarity += others.weight[slot];
                latest = Math.max(latest, KnownLabel.knownAt(moment, account));
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
    }

    void fillTransfers(int fraud, int counterparties, float[] row) {
        row[first + COUNT - 2] = fraud;
        row[first + COUNT - 1] = share(fraud, counterparties);
    }

    private static float share(int part, int whole) {
        return (float) (part / (whole + SHRINKAGE));
    }

    private static Feature accounts(String name, String description) {
        return feature(name, "accounts", description);
    }

    private static Feature feature(String name, String unit, String description) {
        return new Feature(name, Group.LABEL, unit, description, 1);
    }
}
