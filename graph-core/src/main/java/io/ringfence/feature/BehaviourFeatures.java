package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.PaymentTable;
import java.util.ArrayList;
import java.util.List;

/** What an account itself did: the features of the no-graph baseline. */
final class BehaviourFeatures {
    private static final String[] WINDOWS = {"1h", "1d", "7d", "30d", "all"};
    private static final String[] WORDS = {
        "in the hour before", "in the day before", "in the 7 days before", "in the 30 days before", "before"
    };
    private static final long[] LENGTHS = {Moment.HOUR, Moment.DAY, 7 * Moment.DAY, 30 * Moment.DAY, Long.MAX_VALUE};
    private static final int ALL = 4;
    private static final int FIRST_MEAN = 3;

    private final FeatureCatalogue catalogue;
    private final int age;
    private final int count;
    private final int sum;
    private final int mean;
    private final int max;
    private final int recency;
    private final int amount;
    private final int clock;
    private final int observed;
    private final int[] own;

    BehaviourFeatures(FeatureCatalogue catalogue) {
        this.catalogue = catalogue;
        age = catalogue.require("account.age");
        count = catalogue.require("payments.count_1h");
        sum = catalogue.require("payments.sum_1h");
        mean = catalogue.require("payments.mean_30d");
        max = catalogue.require("payments.max_30d");
        recency = catalogue.require("payments.recency");
        amount = catalogue.require("payment.amount");
        clock = catalogue.require("time.hour_sin");
        observed = catalogue.require("links.count_1d");
        own = new int[catalogue.types().size()];
        for (int type = 1; type < own.length; type++) {
            own[type] = catalogue.require("own." + catalogue.types().get(type).name());
        }
    }

    static List<Feature> declare(EntityTypes types) {
        var features = new ArrayList<Feature>();
        features.add(feature("account.age", "seconds", "How long the account has been open."));
        for (int w = 0; w < WINDOWS.length; w++) {
            features.add(
                    feature("payments.count_" + WINDOWS[w], "payments", "Payments the account made " + WORDS[w] + "."));
        }
        for (int w = 0; w < WINDOWS.length; w++) {
            features.add(feature("payments.sum_" + WINDOWS[w], "cents", "Amount the account paid " + WORDS[w] + "."));
        }
        for (int w = FIRST_MEAN; w < WINDOWS.length; w++) {
            features.add(
                    feature("payments.mean_" + WINDOWS[w], "cents", "Mean payment of the account " + WORDS[w] + "."));
        }
        for (int w = FIRST_MEAN; w < WINDOWS.length; w++) {
            features.add(
                    feature("payments.max_" + WINDOWS[w], "cents", "Largest payment of the account " + WORDS[w] + "."));
        }
        features.add(feature("payments.recency", "seconds", "Time since the account's last payment."));
        features.add(feature("payment.amount", "cents", "Amount of this payment."));
        features.add(feature("payment.ratio", "1", "This amount against the account's mean payment."));
        features.add(feature("time.hour_sin", "1", "Hour of the day in UTC, as a sine."));
        features.add(feature("time.hour_cos", "1", "Hour of the day in UTC, as a cosine."));
        features.add(feature("time.weekday_sin", "1", "Day of the week in UTC, as a sine."));
        features.add(feature("time.weekday_cos", "1", "Day of the week in UTC, as a cosine."));
        features.add(feature("links.count_1d", "links", "Observations of the account in the day before."));
        features.add(feature("links.count_7d", "links", "Observations of the account in the 7 days before."));
        features.add(feature(
                "links.fresh", "entities", "Entities in this decision that the account was never seen with before."));
        for (EntityType type : types.all().subList(1, types.size())) {
            features.add(feature(
                    "own." + type.name(),
                    "entities",
                    "Different entities of type " + type.name() + " that the account was seen with."));
        }
        return features;
    }

    void fill(Moment moment, OwnLinks links, WalkLimits limits, float[] row) {
        row[age] = moment.account() < 0 ? Float.NaN : moment.secondsSince(moment.openedAt(moment.account()));
        payments(moment, limits, row);
        clock(moment, row);
        row[observed] = links.observations1d;
        row[observed + 1] = links.observations7d;
        row[observed + 2] = links.fresh;
        EntityTypes types = moment.types();
        for (int type = 1; type < own.length; type++) {
            int here = types == catalogue.types()
                    ? type
                    : types.indexOf(catalogue.types().get(type).name());
            row[own[type]] = here < 0 ? 0 : links.byType[here];
        }
    }

    private void payments(Moment moment, WalkLimits limits, float[] row) {
        int[] counts = new int[LENGTHS.length];
        long[] sums = new long[LENGTHS.length];
        long[] largest = new long[LENGTHS.length];
        long latest = Long.MIN_VALUE;
        int paid = moment.account() < 0 ? 0 : moment.view().paidCount(moment.account());
        PaymentTable payments = moment.payments();
        for (int i = paid - 1; i >= Math.max(0, paid - limits.ownPayments()); i--) {
            int payment = moment.view().paid(moment.account(), i);
            long at = payments.at(payment);
            if (at > moment.at()) {
                continue;
            }
            latest = Math.max(latest, at);
            long cents = payments.amountCents(payment);
            for (int w = ALL; w >= 0 && moment.at() - at <= LENGTHS[w]; w--) {
                counts[w]++;
                sums[w] += cents;
                largest[w] = Math.max(largest[w], cents);
            }
        }
        for (int w = 0; w < LENGTHS.length; w++) {
            row[count + w] = counts[w];
            row[sum + w] = sums[w];
        }
        for (int w = FIRST_MEAN; w < LENGTHS.length; w++) {
            row[mean + w - FIRST_MEAN] = counts[w] == 0 ? Float.NaN : (float) ((double) sums[w] / counts[w]);
            row[max + w - FIRST_MEAN] = counts[w] == 0 ? Float.NaN : largest[w];
        }
        row[recency] = latest == Long.MIN_VALUE ? Float.NaN : moment.secondsSince(latest);
        boolean comparable = moment.isPayment() && sums[ALL] > 0;
        row[amount] = moment.isPayment() ? moment.point().amountCents() : Float.NaN;
        row[amount + 1] =
                comparable ? (float) (moment.point().amountCents() * (double) counts[ALL] / sums[ALL]) : Float.NaN;
    }

    private void clock(Moment moment, float[] row) {
        double hour = 2 * Math.PI * Math.floorMod(moment.at(), Moment.DAY) / Moment.DAY;
        long day = Math.floorDiv(moment.at(), Moment.DAY);
        double weekday = 2 * Math.PI * Math.floorMod(day + 3, 7L) / 7;
        row[clock] = (float) StrictMath.sin(hour);
        row[clock + 1] = (float) StrictMath.cos(hour);
        row[clock + 2] = (float) StrictMath.sin(weekday);
        row[clock + 3] = (float) StrictMath.cos(weekday);
    }

    private static Feature feature(String name, String unit, String description) {
        return new Feature(name, Group.BEHAVIOUR, unit, description, 1);
    }
}
