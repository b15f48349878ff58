package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import java.util.Arrays;

/**
 * What was seen at one entity before a decision, by anyone. How often it was seen is counted in full, by binary search;
 * amounts, accounts and labels are those of every sighting where there are few, else of the newest and of others evenly
 * spaced over the last 60 days. Windows go by when we knew. Filled anew for each entity; O(log degree + bound).
 */
final class EntityHistory {
    /** The windows here: a day, 7 days, 30 days, all. */
    static final long[] LENGTHS = {Moment.DAY, 7 * Moment.DAY, 30 * Moment.DAY, Long.MAX_VALUE};

    static final int MONTH = 2;
    static final int ALL = 3;
    private static final long LOOK_BACK = 60 * Moment.DAY;
    private static final int NEAR = 16;
    private static final int NEWEST = 2; // one part in so many of the bound goes to the newest

    /** Sightings by window, in full. */
    final int[] seen = new int[LENGTHS.length];
    /** Payments looked at and their amounts, by window. */
    final int[] paid = new int[LENGTHS.length];

    final double[] cents = new double[LENGTHS.length];
    final double[] squares = new double[LENGTHS.length];
    /** The labels of what was looked at. */
    final LabelRun labels = new LabelRun();
    /** Sightings that were looked at. */
    int looked;
    /** Different accounts among them, all and of the 30 days before. */
    int accounts;

    int accounts30d;
    long latest;
    double largest;
    /** The amount of the newest payment. */
    double newestCents;

    boolean truncated;

    private final Sightings sightings = new Sightings();
    private boolean judged;
    private int lastAccount = NodeSlots.NONE;
    private final NodeSlots distinct = new NodeSlots();

    /** Forgets all: an entity that was never seen. */
    void clear() {
        Arrays.fill(seen, 0);
        Arrays.fill(paid, 0);
        Arrays.fill(cents, 0);
        Arrays.fill(squares, 0);
        labels.clear();
        largest = 0;
        newestCents = Double.NaN;
        looked = 0;
        accounts = 0;
        accounts30d = 0;
        latest = Long.MIN_VALUE;
        truncated = false;
        distinct.clear();
        lastAccount = NodeSlots.NONE;
    }

    /**
     * Fills this anew.
     *
     * @param judge whether labels are wanted, too
     */
    void walk(Moment moment, int node, int bound, boolean judge) {
        clear();
        judged = judge && moment.hasLabels();
        sightings.open(moment, node, moment.view().degree(node));
        int end = sightings.size();
        if (end > 0 && sightings.knownAt(moment, end - 1) > moment.at()) {
            end = from(moment, end, moment.at() + 1);
        }
        if (end == 0) {
            return;
        }
        boolean few = end <= bound;
        int start = end;
        for (int w = 0; w < ALL && !few; w++) {
            start = from(moment, start, moment.at() - LENGTHS[w]);
            seen[w] = end - start;
        }
        seen[ALL] = end;
        if (few) {
            for (int i = end - 1; i >= 0; i--) {
                long knownAt = sightings.knownAt(moment, i);
                long age = moment.at() - knownAt;
                for (int w = ALL - 1; w >= 0 && age <= LENGTHS[w]; w--) {
                    seen[w]++;
                }
                look(moment, i, knownAt);
            }
        } else {
            truncated = true;
            sample(moment, end, bound);
        }
        accounts = distinct.size();
    }

    private void sample(Moment moment, int end, int bound) {
        int newest = end - bound / NEWEST;
        int start = Math.min(newest, from(moment, end, moment.at() - LOOK_BACK));
        int span = newest - start;
        int samples = Math.min(span, bound - bound / NEWEST);
        for (int i = end - 1; i >= newest; i--) {
            look(moment, i, sightings.knownAt(moment, i));
        }
        for (int s = samples - 1; s >= 0; s--) {
            int place = start + (int) ((long) s * span / samples);
            look(moment, place, sightings.knownAt(moment, place));
        }
    }

    double mean(int window) {
        return paid[window] == 0 ? Double.NaN : cents[window] / paid[window];
    }

    double deviation(int window) {
        if (paid[window] < 2) {
            return Double.NaN;
        }
        double mean = mean(window);
        return Math.sqrt(Math.max(0, squares[window] / paid[window] - mean * mean));
    }

    private void look(Moment moment, int i, long knownAt) {
        long at = sightings.at(moment, i, knownAt);
        if (at > moment.at()) {
            return;
        }
        looked++;
        latest = Math.max(latest, at);
        int account = sightings.account(moment, i);
        if (account != lastAccount && distinct.add(account)) {
            // Newest known come first, and what is known last is all but always what happened last.
            accounts30d += moment.at() - at <= LENGTHS[MONTH] ? 1 : 0;
        }
        lastAccount = account;
        int payment = sightings.payment(moment, i);
        if (payment != LinkTable.NO_PAYMENT) {
            amount(sightings.cents(moment, i, payment), moment.at() - at);
        } else if (moment.hasPaymentLabels()) {
            payment = paidThen(moment, account, at);
            if (payment != LinkTable.NO_PAYMENT) {
                amount(moment.payments().amountCents(payment), moment.at() - at);
            }
        }
        if (judged) {
            label(moment, payment, account, at);
        }
    }

    /** The payment that an account made as it was seen with something, such as a place; none, in most cases. */
    private static int paidThen(Moment moment, int account, long at) {
        GraphView view = moment.view();
        int low = 0;
        int high = view.paidCount(account);
        int end = high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moment.payments().at(view.paid(account, middle)) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int payment = low < end ? view.paid(account, low) : LinkTable.NO_PAYMENT;
        return payment != LinkTable.NO_PAYMENT && moment.payments().at(payment) == at ? payment : LinkTable.NO_PAYMENT;
    }

    private void amount(long paidCents, long age) {
        double amount = paidCents;
        largest = Math.max(largest, amount);
        if (paid[ALL] == 0) {
            newestCents = amount;
        }
        for (int w = ALL; w >= 0 && age <= LENGTHS[w]; w--) {
            paid[w]++;
            cents[w] += amount;
            squares[w] += amount * amount;
        }
    }

    private void label(Moment moment, int payment, int account, long at) {
        boolean byPayment = moment.hasPaymentLabels();
        if (byPayment && payment == LinkTable.NO_PAYMENT) {
            return;
        }
        int label = byPayment ? moment.paymentLabel(payment) : moment.label(account);
        if (label != GraphView.UNLABELLED) {
            long knownAt = byPayment ? moment.paymentLabelKnownAt(payment) : moment.labelKnownAt(account);
            labels.add(label == GraphView.FRAUD, at, knownAt, moment.at());
        }
    }

    /** The first of the links before {@code end} that was known at a time or later; searched for from the end back. */
    private int from(Moment moment, int end, long time) {
        int low = end;
        int high = end;
        for (int step = NEAR; low > 0; step *= 4) {
            high = low;
            low = Math.max(0, low - step);
            if (sightings.knownAt(moment, low) < time) {
                break;
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sightings.knownAt(moment, middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
