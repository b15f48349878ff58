package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import java.util.Arrays;
import java.util.List;

/**
 * The group that an account would form with those who share with it, as known by then: how dense, how rare what holds it
 * together, how much at one time it came to be and acts. No ring that was found later is looked at.
 */
final class RingFeatures {
    private static final long[] BURSTS = {Moment.HOUR, Moment.DAY, 7 * Moment.DAY};
    private static final double SHRINKAGE = 2;

    private final int first;
    private final int label;

    RingFeatures(FeatureCatalogue catalogue) {
        first = catalogue.indexOf("ring.density");
        label = catalogue.indexOf("label.component_fraud");
    }

    static List<Feature> declare() {
        return new Declarations(Group.RING)
                .add("ring.density", "1", "Share of the pairs of its entities and those around it that are tied.")
                .add("ring.closure", "1", "Share of the sharings beyond its own that lead back to those around it.")
                .accounts("ring.multiple", "Accounts that share two entities or more with it.")
                .add("ring.rarity_mean", "1", "How rare what it shares is, mean of the accounts around it.")
                .accounts("ring.signup_burst_1h", "Most of the group that opened within one hour.")
                .accounts("ring.signup_burst_1d", "Most of the group that opened within one day.")
                .accounts("ring.signup_burst_7d", "Most of the group that opened within 7 days.")
                .add("ring.signup_burst_share", "1", "Share of the group that opened within one day.")
                .accounts("ring.young_7d", "Accounts around it that are younger than 7 days.")
                .accounts("ring.active_1d", "Accounts around it that paid in the day before.")
                .add("ring.active_share", "1", "Share of those around it that paid in the day before.")
                .accounts("ring.same_merchant", "Accounts around it that paid the merchant of this decision lately.")
                .add("ring.same_amount_7d", "payments", "Payments of this very amount by those around it in 7 days.")
                .accounts("ring.hard_component", "Accounts that hard identifiers tie to it, directly or by others.")
                .features();
    }

    static List<Feature> declareLabels() {
        return new Declarations(Group.LABEL)
                .accounts("label.component_fraud", "Known fraud among those that hard identifiers tie to it.")
                .add("label.component_share", "1", "Share of fraud among those labelled of them.")
                .features();
    }

    boolean any() {
        return first >= 0 || label >= 0;
    }

    void fill(Moment moment, FeatureExtractor.Walk walk, float[] row) {
        walk.component.walk(moment, walk.own, walk.sharing);
        if (first >= 0) {
            group(walk, row);
            bursts(walk, row);
        }
        if (label >= 0) {
            row[label] = walk.component.fraud();
            row[label + 1] = (float) (walk.component.fraud() / (walk.component.known() + SHRINKAGE));
        }
    }

    private void group(FeatureExtractor.Walk walk, float[] row) {
        Sharing sharing = walk.sharing;
        CoAccounts others = sharing.others;
        int size = others.size();
        int multiple = 0;
        double weight = 0;
        for (int slot = 0; slot < size; slot++) {
            multiple += others.shared[slot] > 1 ? 1 : 0;
            weight += others.weight[slot];
        }
        long pairs = (long) size * (sharing.entities - sharing.hubs);
        int onward = walk.second.closed() + walk.second.count();
        row[first] = pairs == 0 ? Float.NaN : (float) ((double) sharing.ties / pairs);
        row[first + 1] = onward == 0 ? Float.NaN : (float) walk.second.closed() / onward;
        row[first + 2] = multiple;
        row[first + 3] = size == 0 ? Float.NaN : (float) (weight / size);
        OtherAccounts summary = walk.others;
        row[first + 8] = summary.young7d;
        row[first + 9] = summary.active1d;
        row[first + 10] = sharing.looked == 0 ? Float.NaN : (float) summary.active1d / sharing.looked;
        row[first + 11] = summary.sameMerchant;
        row[first + 12] = summary.sameAmount7d;
        row[first + 13] = walk.component.size();
    }

    private void bursts(FeatureExtractor.Walk walk, float[] row) {
        int size = walk.others.openings(walk.sharing.looked);
        long[] opened = walk.others.opened;
        if (size > 1) {
            Arrays.sort(opened, 0, size);
        }
        for (int b = 0; b < BURSTS.length; b++) {
            int most = 0;
            for (int from = 0, to = 0; to < size; to++) {
                while (opened[to] - opened[from] > BURSTS[b]) {
                    from++;
                }
                most = Math.max(most, to - from + 1);
            }
            row[first + 4 + b] = most;
        }
        row[first + 7] = size == 0 ? Float.NaN : row[first + 5] / size;
    }
}
