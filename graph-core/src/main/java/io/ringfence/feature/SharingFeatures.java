package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import java.util.List;

/** The accounts that share entities with an account: how many, how rarely, how lately, and what they did themselves. */
final class SharingFeatures {
    private final FeatureCatalogue catalogue;
    private final int[] most;
    private final int shared;
    private final int pending;
    private final int others;

    SharingFeatures(FeatureCatalogue catalogue) {
        this.catalogue = catalogue;
        most = new int[catalogue.types().size()];
        for (EntityType type : FeatureCatalogue.tying(catalogue.types())) {
            most[catalogue.types().indexOf(type.name())] = catalogue.require(type.name() + ".shared_max");
        }
        shared = catalogue.require("shared.rarity");
        pending = catalogue.require("pending.shared_max");
        others = catalogue.require("others.count");
    }

    static List<Feature> declare(EntityTypes types) {
        var features = new Declarations(Group.NEIGHBOUR);
        for (EntityType type : FeatureCatalogue.tying(types)) {
            features.accounts(
                    type.name() + ".shared_max",
                    "The most other accounts seen on one of its entities of type " + type.name()
                            + ", counted up to the hub cap.");
        }
        features.add("shared.rarity", "1", "How rare the entities are that it shares with other accounts.");
        features.accounts("shared.hard", "Other accounts on its cards, phones and like hard identifiers.");
        features.accounts("shared.soft", "Other accounts on its devices, addresses and like soft identifiers.");
        features.add("shared.hubs", "entities", "Its entities that too many accounts use to mean anything.");
        features.add("shared.types", "types", "Most kinds of entity that it shares with one other account.");
        features.add("shared.strongest", "1", "How rare the entities are that it shares with one account.");
        features.accounts("shared.tied", "Accounts that it is tied to directly.");
        features.accounts("pending.shared_max", "Other accounts seen on an entity of this very decision.");
        features.add(
                "pending.other_recency",
                "seconds",
                "Time since another account last used an entity of this very decision.");
        features.accounts("others.count", "Accounts that share an entity with it.");
        features.accounts("others.count_1d", "Accounts that shared an entity with it in the day before.");
        features.accounts("others.count_7d", "Accounts that shared an entity with it in the 7 days before.");
        features.add("others.age_mean", "seconds", "Mean age of the accounts that share with it.");
        features.add("others.age_min", "seconds", "Age of the youngest account that shares with it.");
        features.add("others.payments_mean", "payments", "Payments of an account that shares with it, mean.");
        features.add("others.payments_max", "payments", "Payments of an account that shares with it, most.");
        features.add("others.payments_sum", "payments", "Payments of all accounts that share with it.");
        features.add("others.amount_mean", "cents", "Amount paid by an account that shares with it, mean.");
        features.add("others.amount_max", "cents", "Amount paid by an account that shares with it, most.");
        features.add("others.amount_sum", "cents", "Amount paid by all accounts that share with it.");
        features.add("others.amount_1d", "cents", "Amount paid in the day before by all that share with it.");
        features.add(
                "others.signup_gap",
                "seconds",
                "Time between its opening and the nearest of those that share with it.");
        features.add("others.signup_1d", "1", "Share of those that share with it that opened within a day of it.");
        features.accounts("others.second", "Accounts two sharings away, up to a bound.");
        return features.features();
    }

    void fill(Moment moment, Sharing sharing, OtherAccounts summary, float[] row) {
        EntityTypes types = moment.types();
        for (int type = 1; type < most.length; type++) {
            if (EntityUsers.ties(catalogue.types(), type)) {
                int here = types == catalogue.types()
                        ? type
                        : types.indexOf(catalogue.types().get(type).name());
                row[most[type]] = here < 0 ? 0 : sharing.most[here];
            }
        }
        int mostTypes = 0;
        double strongest = 0;
        int day = 0;
        int week = 0;
        for (int i = 0; i < sharing.others.size(); i++) {
            mostTypes = Math.max(mostTypes, Long.bitCount(sharing.others.types[i]));
            strongest = Math.max(strongest, sharing.others.weight[i]);
            long age = moment.at() - sharing.others.lastSeen[i];
            day += age <= Moment.DAY ? 1 : 0;
            week += age <= 7 * Moment.DAY ? 1 : 0;
        }
        row[shared] = (float) sharing.rarity;
        row[shared + 1] = sharing.accountsOnHard;
        row[shared + 2] = sharing.accountsOnSoft;
        row[shared + 3] = sharing.hubs;
        row[shared + 4] = mostTypes;
        row[shared + 5] = (float) strongest;
        row[shared + 6] = sharing.tied;
        row[pending] = sharing.pendingMost;
        row[pending + 1] = sharing.pendingLast == Long.MIN_VALUE ? Float.NaN : moment.secondsSince(sharing.pendingLast);
        row[others] = sharing.others.size();
        row[others + 1] = day;
        row[others + 2] = week;
        summary.fill(row, others + 3);
    }
}
