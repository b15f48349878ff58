package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What others did with the entities that a decision names (the merchant, the card, the device, the address on the
 * network, and those of declared types) and what was known of it. Where the decision names none of a type, that of the
 * account's last sighting stands for it.
 */
final class CounterpartyFeatures {
    /** Built-in types that no payment names: their sharing counts, and little else is seen there. */
    private static final Set<String> LEFT_OUT =
            Set.of(EntityType.ACCOUNT, EntityType.EMAIL, EntityType.PHONE, EntityType.ADDRESS, EntityType.BANK_ACCOUNT);

    private static final String[] WINDOWS = {"1d", "7d", "30d", "all"};

    /** Seconds. */
    private static final float MOST_AGE = 30f * Moment.DAY / 1000;

    private final List<String> names = new ArrayList<>();
    private final int[] acts;
    private final int[] labels;

    CounterpartyFeatures(FeatureCatalogue catalogue) {
        for (EntityType type : types(catalogue.types())) {
            names.add(type.name());
        }
        acts = new int[names.size()];
        labels = new int[names.size()];
        for (int i = 0; i < acts.length; i++) {
            acts[i] = catalogue.indexOf(names.get(i) + ".seen_1d");
            labels[i] = catalogue.indexOf("label." + names.get(i) + "_fraud_1d");
        }
    }

    private static List<EntityType> types(EntityTypes types) {
        return types.all().stream()
                .filter(type -> !LEFT_OUT.contains(type.name()))
                .toList();
    }

    static List<Feature> declare(EntityTypes types) {
        var all = new Declarations(Group.COUNTERPARTY);
        for (EntityType type : types(types)) {
            String name = type.name();
            String the = "the " + name.replace('_', ' ');
            all.about(name)
                    .windows(name + ".seen", "sightings", "How often " + the + " was seen with anyone", WINDOWS)
                    .windows(name + ".mean", "cents", "Mean amount paid with or at " + the, WINDOWS)
                    .add(name + ".max", "cents", "Largest amount paid with or at " + the + ".")
                    .add(name + ".ratio", "1", "This amount against the mean paid with or at " + the + ".")
                    .add(name + ".change", "cents", "This amount less the last paid with or at " + the + ".")
                    .add(name + ".z_30d", "1", "This amount in deviations from the mean of 30 days at " + the + ".")
                    .accounts(name + ".accounts_30d", "Different accounts seen with " + the + " in 30 days.")
                    .accounts(name + ".accounts", "Different accounts seen with " + the + ".")
                    .add(name + ".burst", "1", "Sightings of a day against an average day of 30, of " + the + ".")
                    .add(name + ".age", "seconds", "Time since " + the + " was first seen, up to 30 days.")
                    .version(2)
                    .add(name + ".recency", "seconds", "Time since " + the + " was last seen with anyone.")
                    .add(name + ".pair_count", "sightings", "How often the account was seen with " + the + ".")
                    .add(name + ".pair_age", "seconds", "Time since the account was first seen with " + the + ".")
                    .add(name + ".pair_recency", "seconds", "Time since the account was last seen with " + the + ".");
        }
        return all.features();
    }

    static List<Feature> declareLabels(EntityTypes types) {
        var all = new Declarations(Group.LABEL);
        for (EntityType type : types(types)) {
            String name = type.name();
            String the = "the " + name.replace('_', ' ');
            all.about(name)
                    .windows("label." + name + "_fraud", "sightings", "Fraud at " + the + " found out", WINDOWS)
                    .windows("label." + name + "_share", "1", "Share of fraud at " + the + " found out", WINDOWS);
            LabelRun.declareEnd(all, "label." + name, "at " + the, "payments");
        }
        return all.features();
    }

    void fill(Moment moment, FeatureExtractor.Walk walk, float[] row) {
        OwnLinks own = walk.own;
        EntityHistory history = walk.history;
        EntityTypes types = moment.types();
        for (int i = 0; i < acts.length; i++) {
            int type = types.indexOf(names.get(i));
            int node = type < 0 ? PendingLink.NEVER_SEEN : own.inQuestion[type];
            if (node >= 0) {
                boolean ties = EntityUsers.ties(types, type);
                boolean byPayment = moment.hasPaymentLabels();
                // Where accounts are judged, those who share an entity are counted with who shares what.
                history.walk(moment, node, WalkLimits.looks(ties, byPayment), byPayment || !ties);
            } else {
                history.clear();
            }
            boolean none = node < 0 && (type < 0 || !own.named[type]);
            if (acts[i] >= 0) {
                acts(moment, new Place(node, none), history, row, acts[i]);
                pair(moment, own, node, row, acts[i] + 2 * WINDOWS.length + 9);
            }
            if (labels[i] >= 0) {
                labels(moment, none, history, row, labels[i]);
            }
        }
    }

    /** An entity in question, or none. */
    private record Place(int node, boolean none) {}

    private static void acts(Moment moment, Place place, EntityHistory history, float[] row, int first) {
        int at = first;
        for (int w = 0; w < WINDOWS.length; w++) {
            row[at + w] = place.none() ? Float.NaN : history.seen[w];
            row[at + WINDOWS.length + w] = (float) history.mean(w);
        }
        at += 2 * WINDOWS.length;
        double cents = moment.isPayment() ? moment.point().amountCents() : Double.NaN;
        int month = EntityHistory.MONTH;
        row[at++] = history.paid[EntityHistory.ALL] == 0 ? Float.NaN : (float) history.largest;
        row[at++] = (float) (cents / (history.mean(EntityHistory.ALL) + 1));
        row[at++] = (float) (cents - history.newestCents);
        row[at++] = (float) ((cents - history.mean(month)) / (history.deviation(month) + 1));
        row[at++] = place.none() ? Float.NaN : history.accounts30d;
        row[at++] = place.none() ? Float.NaN : history.accounts;
        row[at++] = history.seen[month] == 0 ? Float.NaN : 30f * history.seen[0] / history.seen[month];
        row[at++] = place.node() < 0 ? Float.NaN : age(moment, place.node());
        row[at] = history.looked == 0 ? Float.NaN : moment.secondsSince(history.latest);
    }

    /** Bounded, or it would tell the time: that of what was there from the beginning grows with the calendar. */
    private static float age(Moment moment, int node) {
        return Math.min(MOST_AGE, moment.secondsSince(moment.view().firstSeenAt(node)));
    }

    private static void pair(Moment moment, OwnLinks own, int node, float[] row, int at) {
        int slot = node < 0 ? NodeSlots.NONE : own.nodes.find(node);
        boolean before = slot >= 0 && own.times[slot] > 0;
        row[at] = before ? own.times[slot] : 0;
        row[at + 1] = before ? moment.secondsSince(own.first[slot]) : Float.NaN;
        row[at + 2] = before ? moment.secondsSince(own.before[slot]) : Float.NaN;
    }

    private static void labels(Moment moment, boolean none, EntityHistory history, float[] row, int first) {
        LabelRun run = history.labels;
        for (int w = 0; w < WINDOWS.length; w++) {
            row[first + w] = none ? Float.NaN : run.fraud[w];
            row[first + WINDOWS.length + w] = none ? Float.NaN : run.share(w);
        }
        run.fillEnd(moment, row, first + 2 * WINDOWS.length);
    }
}
