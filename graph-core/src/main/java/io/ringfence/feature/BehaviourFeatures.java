package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import java.util.List;

/** What an account itself did: the features of the no-graph baseline. */
final class BehaviourFeatures {
    private static final int FIRST_MEAN = 3;
    private static final int FIRST_DEVIATION = OwnPayments.MONTH;
    private static final int NIGHT_ENDS = 6;
    private static final int DAYS = 7;

    private final FeatureCatalogue catalogue;
    private final int age;
    private final int payments;
    private final int payment;
    private final int clock;
    private final int observed;
    private final int[] own;

    BehaviourFeatures(FeatureCatalogue catalogue) {
        this.catalogue = catalogue;
        age = catalogue.require("account.age");
        payments = catalogue.require("payments.count_1h");
        payment = catalogue.require("payment.amount");
        clock = catalogue.require("time.hour_sin");
        observed = catalogue.require("links.count_1d");
        own = new int[catalogue.types().size()];
        for (int type = 1; type < own.length; type++) {
            own[type] = catalogue.require("own." + catalogue.types().get(type).name());
        }
    }

    static List<Feature> declare(EntityTypes types) {
        var all = new Declarations(Group.BEHAVIOUR)
                .add("account.age", "seconds", "How long the account has been open.")
                .windows("payments.count", "payments", "Payments the account made", "1h", "1d", "7d", "30d", "all")
                .windows("payments.sum", "cents", "Amount the account paid", "1h", "1d", "7d", "30d", "all")
                .windows("payments.mean", "cents", "Mean payment of the account", "1d", "7d", "30d", "all")
                .windows("payments.max", "cents", "Largest payment of the account", "30d", "all")
                .windows("payments.deviation", "cents", "How widely the account's payments vary", "30d", "all")
                .add("payments.min", "cents", "Smallest payment of the account.")
                .add("payments.recency", "seconds", "Time since the account's last payment.")
                .add("payments.interval", "seconds", "Mean time between two payments of the account.")
                .add("payments.burst", "1", "Payments of the day before against an average day of the 30 days before.")
                .add("payments.median", "cents", "Median of the account's latest payments.")
                .add("payments.mode_share", "1", "Share of the most frequent amount among its latest payments.")
                .add("payments.small_share", "1", "Share of its payments under ten units of currency.")
                .add("payments.gap_min", "seconds", "Least time between two payments of the account.")
                .add("payments.days_share", "1", "Days on which it paid for each payment.")
                .about("payment")
                .add("payment.amount", "cents", "Amount of this payment.")
                .add("payment.ratio", "1", "This amount against the account's mean payment.")
                .add("payment.z_30d", "1", "This amount in deviations from the account's mean of the 30 days before.")
                .add("payment.z", "1", "This amount in deviations from the account's mean payment.")
                .add("payment.above_max", "1", "This amount against the largest the account paid before.")
                .add("payment.last_ratio", "1", "This amount against the account's last payment.")
                .add("payment.same_30d", "payments", "Payments of this very amount that the account made lately.")
                .add("payment.hour_share", "1", "Share of its payments of 30 days made at about this time of the day.")
                .add("payment.median_ratio", "1", "This amount against the median of its latest payments.")
                .add("payment.rank", "1", "Share of the account's payments that were of less.")
                .add("time.hour_sin", "1", "Hour of the day in UTC, as a sine.")
                .add("time.hour_cos", "1", "Hour of the day in UTC, as a cosine.")
                .add("time.weekday_sin", "1", "Day of the week in UTC, as a sine.")
                .add("time.weekday_cos", "1", "Day of the week in UTC, as a cosine.")
                .add("time.night", "flag", "Whether it is before six in the morning in UTC.")
                .add("time.weekend", "flag", "Whether it is a Saturday or a Sunday in UTC.")
                .about("account")
                .add("links.count_1d", "links", "Observations of the account in the day before.")
                .add("links.count_7d", "links", "Observations of the account in the 7 days before.")
                .add("links.fresh", "entities", "Entities in this decision that the account was never seen with.");
        for (EntityType type : types.all().subList(1, types.size())) {
            all.add(
                    "own." + type.name(),
                    "entities",
                    "Different entities of type " + type.name() + " it was seen with.");
        }
        return all.features();
    }

    void fill(Moment moment, OwnLinks links, OwnPayments own, float[] row) {
        row[age] = moment.account() < 0 ? Float.NaN : moment.secondsSince(moment.openedAt(moment.account()));
        payments(moment, own, row);
        payment(moment, own, row);
        clock(moment, row);
        row[observed] = links.observations1d;
        row[observed + 1] = links.observations7d;
        row[observed + 2] = links.fresh;
        EntityTypes types = moment.types();
        for (int type = 1; type < this.own.length; type++) {
            int here = types == catalogue.types()
                    ? type
                    : types.indexOf(catalogue.types().get(type).name());
            row[this.own[type]] = here < 0 ? 0 : links.byType[here];
        }
    }

    private void payments(Moment moment, OwnPayments own, float[] row) {
        int at = payments;
        for (int w = 0; w <= OwnPayments.ALL; w++) {
            row[at + w] = own.counts[w];
            row[at + OwnPayments.LENGTHS.length + w] = own.sums[w];
        }
        at += 2 * OwnPayments.LENGTHS.length;
        for (int w = 1; w <= OwnPayments.ALL; w++) {
            row[at++] = (float) own.mean(w);
        }
        for (int w = FIRST_MEAN; w <= OwnPayments.ALL; w++) {
            row[at++] = own.counts[w] == 0 ? Float.NaN : own.largest[w];
        }
        for (int w = FIRST_DEVIATION; w <= OwnPayments.ALL; w++) {
            row[at++] = (float) own.deviation(w);
        }
        int count = own.count();
        row[at++] = count == 0 ? Float.NaN : own.smallest;
        row[at++] = count == 0 ? Float.NaN : moment.secondsSince(own.latest);
        row[at++] = count < 2 ? Float.NaN : (own.latest - own.earliest) / 1000f / (count - 1);
        int month = own.counts[OwnPayments.MONTH];
        row[at++] = month == 0 ? Float.NaN : 30f * own.counts[1] / month;
        row[at++] = (float) own.median();
        row[at++] = (float) own.modeShare();
        row[at++] = count == 0 ? Float.NaN : (float) own.small / count;
        row[at++] = count < 2 ? Float.NaN : own.leastGap / 1000f;
        row[at] = count == 0 ? Float.NaN : (float) own.days / count;
    }

    private void payment(Moment moment, OwnPayments own, float[] row) {
        boolean paying = moment.isPayment();
        double cents = paying ? moment.point().amountCents() : Double.NaN;
        row[payment] = (float) cents;
        row[payment + 1] = own.sums[OwnPayments.ALL] > 0
                ? (float) (cents * own.counts[OwnPayments.ALL] / own.sums[OwnPayments.ALL])
                : Float.NaN;
        row[payment + 2] = deviations(cents, own, OwnPayments.MONTH);
        row[payment + 3] = deviations(cents, own, OwnPayments.ALL);
        row[payment + 4] = own.count() == 0 ? Float.NaN : (float) (cents / (own.largest[OwnPayments.ALL] + 1.0));
        row[payment + 5] = own.count() == 0 ? Float.NaN : (float) (cents / (own.latestCents + 1.0));
        row[payment + 6] = paying ? own.same30d : Float.NaN;
        int month = own.counts[OwnPayments.MONTH];
        row[payment + 8] = (float) (cents / (own.median() + 1));
        row[payment + 9] = paying && own.count() > 0 ? (float) own.below / own.count() : Float.NaN;
        row[payment + 7] = paying && month > 0 ? (float) own.sameHour30d / month : Float.NaN;
    }

    /** One cent more than the deviation, so that one who always pays the same gives no infinity. */
    private static float deviations(double cents, OwnPayments own, int window) {
        return (float) ((cents - own.mean(window)) / (own.deviation(window) + 1));
    }

    private void clock(Moment moment, float[] row) {
        long inDay = Math.floorMod(moment.at(), Moment.DAY);
        double hour = 2 * Math.PI * inDay / Moment.DAY;
        long day = Math.floorMod(Math.floorDiv(moment.at(), Moment.DAY) + 3, (long) DAYS);
        double weekday = 2 * Math.PI * day / DAYS;
        row[clock] = (float) StrictMath.sin(hour);
        row[clock + 1] = (float) StrictMath.cos(hour);
        row[clock + 2] = (float) StrictMath.sin(weekday);
        row[clock + 3] = (float) StrictMath.cos(weekday);
        row[clock + 4] = inDay < NIGHT_ENDS * Moment.HOUR ? 1 : 0;
        row[clock + 5] = day >= DAYS - 2 ? 1 : 0;
    }
}
