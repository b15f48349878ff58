package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.GraphView;
import java.util.List;

/** Where an account's money comes from and goes to. */
final class TransferFeatures {
    private final int first;
    private final int payee;

    TransferFeatures(FeatureCatalogue catalogue) {
        first = catalogue.require("transfer.out_count");
        payee = catalogue.require("payee.age");
    }

    static List<Feature> declare() {
        return new Declarations(Group.TRANSFER)
                .add("transfer.out_count", "transfers", "Transfers the account sent.")
                .add("transfer.out_count_1d", "transfers", "Transfers the account sent in the day before.")
                .add("transfer.out_sum", "cents", "Amount the account sent to others.")
                .add("transfer.out_sum_1d", "cents", "Amount the account sent to others in the day before.")
                .add("transfer.out_accounts", "accounts", "Different accounts it sent money to.")
                .add("transfer.in_count", "transfers", "Transfers the account received.")
                .add("transfer.in_count_1d", "transfers", "Transfers the account received in the day before.")
                .add("transfer.in_sum", "cents", "Amount the account received.")
                .add("transfer.in_sum_1d", "cents", "Amount the account received in the day before.")
                .add("transfer.in_accounts", "accounts", "Different accounts it had money from.")
                .add(
                        "transfer.pass_through_1d",
                        "1",
                        "How nearly it sent on, in the day before, what it received: 1 is all of it.")
                .add("transfer.in_to_out", "seconds", "Least time from money coming in to money going out.")
                .add("transfer.cycle", "1", "Whether one account both sent to it and received from it.")
                .add("transfer.fan_in", "accounts", "Most other accounts that send to one account it sends to.")
                .add("transfer.fan_out", "accounts", "Most other accounts that one of its senders sends to.")
                .add("payee.age", "seconds", "How long the account that this payment goes to has been open.")
                .add("payee.senders", "accounts", "Other accounts that sent to the one this payment goes to.")
                .add("payee.new", "1", "Whether the account never sent to the one this payment goes to.")
                .features();
    }

    void fill(Moment moment, Transfers transfers, float[] row) {
        flow(transfers.sent, row, first);
        flow(transfers.received, row, first + 5);
        long out = transfers.sent.cents1d + (transfers.pays ? moment.point().amountCents() : 0);
        long in = transfers.received.cents1d;
        long larger = Math.max(in, out);
        int cycle = 0;
        int fanIn = 0;
        int fanOut = 0;
        int looked = looked(transfers);
        for (int i = 0; i < looked; i++) {
            int other = transfers.counterparties.getInt(i);
            int bits = transfers.direction.get(other);
            boolean sent = (bits & (Transfers.SENT | Transfers.PENDING)) != 0;
            cycle |= sent && (bits & Transfers.RECEIVED) != 0 ? 1 : 0;
            if (sent) {
                fanIn = Math.max(fanIn, Transfers.senders(moment, other, WalkLimits.OTHER_PAYMENTS));
            }
            if ((bits & Transfers.RECEIVED) != 0) {
                fanOut = Math.max(fanOut, Transfers.receivers(moment, other, WalkLimits.OTHER_PAYMENTS));
            }
        }
        row[first + 10] = larger == 0 ? 0 : (float) ((double) Math.min(in, out) / larger);
        row[first + 11] = transfers.inToOut == Long.MAX_VALUE ? Float.NaN : transfers.inToOut / 1000f;
        row[first + 12] = cycle;
        row[first + 13] = fanIn;
        row[first + 14] = fanOut;
        payee(moment, transfers, row);
    }

    /** How many of the counterparties are looked at. */
    static int looked(Transfers transfers) {
        return Math.min(WalkLimits.CO_ACCOUNTS, transfers.counterparties.size());
    }

    /** How many of the counterparties looked at were known fraud. */
    static int fraud(Moment moment, Transfers transfers) {
        int fraud = 0;
        for (int i = 0; i < looked(transfers); i++) {
            fraud += moment.label(transfers.counterparties.getInt(i)) == GraphView.FRAUD ? 1 : 0;
        }
        return fraud;
    }

    private void payee(Moment moment, Transfers transfers, float[] row) {
        int to = transfers.payee;
        boolean paidBefore = to >= 0 && (transfers.direction.get(to) & Transfers.SENT) != 0;
        row[payee] = to < 0 ? Float.NaN : moment.secondsSince(moment.openedAt(to));
        row[payee + 1] =
                to >= 0 ? Transfers.senders(moment, to, WalkLimits.OTHER_PAYMENTS) : transfers.pays ? 0 : Float.NaN;
        row[payee + 2] = !transfers.pays ? Float.NaN : paidBefore ? 0 : 1;
    }

    private static void flow(Transfers.Flow flow, float[] row, int from) {
        row[from] = flow.count;
        row[from + 1] = flow.count1d;
        row[from + 2] = flow.cents;
        row[from + 3] = flow.cents1d;
        row[from + 4] = flow.counterparties;
    }
}
