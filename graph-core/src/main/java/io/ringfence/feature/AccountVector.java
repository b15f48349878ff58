package io.ringfence.feature;

import io.ringfence.graph.PaymentTable;
import java.util.List;

/**
 * What an account did by itself, as a short dense vector for the graph network: no labels, nothing of its neighbours,
 * values of order 1, never NaN.
 */
final class AccountVector {
    static final int DIM = 14;
    private static final int PAYMENTS = 64;

    /** Most counts are small, and the exact logarithm is slow. */
    private static final float[] LOGS = new float[1024];

    static {
        for (int i = 0; i < LOGS.length; i++) {
            LOGS[i] = (float) StrictMath.log1p(i);
        }
    }

    private final List<String> attributes;

    /** Vectors that have these attributes of accounts at their end. */
    AccountVector(List<String> attributes) {
        this.attributes = attributes;
    }

    int dim() {
        return DIM + attributes.size();
    }

    /** Adds the vector of an account, which may be −1, to a place in an array. */
    void add(Moment moment, int account, float[] target, int from) {
        if (account < 0) {
            return;
        }
        acts(moment, account, target, from);
        if (!attributes.isEmpty()) {
            List<String> here = moment.view().graph().attributes();
            for (int i = 0; i < attributes.size(); i++) {
                boolean inPlace = i < here.size() && here.get(i).equals(attributes.get(i));
                int place = inPlace ? i : here.indexOf(attributes.get(i));
                float value = place < 0 ? Float.NaN : moment.view().attribute(account, place);
                target[from + DIM + i] += Float.isNaN(value) ? 0 : squash(value);
            }
        }
    }

    /** Attributes come in any size; this keeps their order and their sign. */
    private static float squash(float value) {
        return (float) Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }

    private static void acts(Moment moment, int account, float[] target, int from) {
        long opened = moment.openedAt(account);
        target[from] += 1;
        target[from + 1] += logDays(moment.at() - opened);
        target[from + 2] += moment.at() - opened <= Moment.DAY ? 1 : 0;
        paid(moment, account, target, from + 3);
        received(moment, account, target, from + 10);
        target[from + 13] += log(moment.view().degree(account));
    }

    private static void paid(Moment moment, int account, float[] target, int from) {
        PaymentTable payments = moment.payments();
        int paid = moment.view().paidCount(account);
        int count = 0;
        int day = 0;
        int week = 0;
        int transfers = 0;
        long cents = 0;
        long most = 0;
        long latest = Long.MIN_VALUE;
        for (int i = paid - 1; i >= Math.max(0, paid - PAYMENTS); i--) {
            int payment = moment.view().paid(account, i);
            long before = moment.at() - payments.at(payment);
            if (before < 0) {
                continue;
            }
            count++;
            day += before <= Moment.DAY ? 1 : 0;
            week += before <= 7 * Moment.DAY ? 1 : 0;
            transfers += payments.toAccount(payment) >= 0 ? 1 : 0;
            cents += payments.amountCents(payment);
            most = Math.max(most, payments.amountCents(payment));
            latest = Math.max(latest, payments.at(payment));
        }
        target[from] += log(count);
        target[from + 1] += log(day);
        target[from + 2] += log(week);
        target[from + 3] += count == 0 ? 0 : (float) transfers / count;
        target[from + 4] += count == 0 ? 0 : logAmount(cents / count);
        target[from + 5] += logAmount(most);
        target[from + 6] += count == 0 ? 0 : recency(moment.at() - latest);
    }

    private static void received(Moment moment, int account, float[] target, int from) {
        PaymentTable payments = moment.payments();
        int received = moment.view().receivedCount(account);
        int count = 0;
        int day = 0;
        long cents = 0;
        for (int i = received - 1; i >= Math.max(0, received - PAYMENTS); i--) {
            int payment = moment.view().received(account, i);
            long before = moment.at() - payments.at(payment);
            if (before < 0) {
                continue;
            }
            count++;
            day += before <= Moment.DAY ? 1 : 0;
            cents += payments.amountCents(payment);
        }
        target[from] += log(count);
        target[from + 1] += log(day);
        target[from + 2] += count == 0 ? 0 : logAmount(cents / count);
    }

    static float log(long count) {
        return count < LOGS.length ? LOGS[(int) Math.max(0, count)] : (float) StrictMath.log1p((double) count);
    }

    static float logDays(long millis) {
        return (float) StrictMath.log1p(Math.max(0, millis) / (double) Moment.DAY);
    }

    /** 0 for nothing, about 1 for one unit of currency, 3 for a hundred. */
    static float logAmount(long cents) {
        return (float) (StrictMath.log10(1 + cents / 10.0));
    }

    /** 1 for now, a half for a day ago, towards 0 for long ago. */
    static float recency(long millis) {
        return (float) (1 / (1 + Math.max(0, millis) / (double) Moment.DAY));
    }
}
