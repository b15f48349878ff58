package io.ringfence.transfer;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * Payments from account to account, as rows of each account in event time. Accounts have the numbers of the
 * {@link Incidence}. Built in O(payments log row); about 16 bytes per transfer. Immutable.
 */
public final class Transfers {
    private final Incidence incidence;
    private final int[] outOffsets;
    private final int[] out;
    private final int[] inOffsets;
    private final int[] in;

    private Transfers(Incidence incidence, RunControl control) {
        this.incidence = incidence;
        GraphView view = incidence.view();
        PaymentTable payments = view.payments();
        int accounts = incidence.accountCount();
        var outRows = new IntArrayList();
        var inRows = new IntArrayList();
        outOffsets = new int[accounts + 1];
        inOffsets = new int[accounts + 1];
        for (int account = 0; account < accounts; account++) {
            if ((account & 0xffff) == 0) {
                control.check("transfers", account, accounts);
            }
            int node = incidence.accountNode(account);
            for (int i = 0; i < view.paidCount(node); i++) {
                int payment = view.paid(node, i);
                if (payments.toAccount(payment) >= 0 && payments.toAccount(payment) != node) {
                    outRows.add(payment);
                }
            }
            for (int i = 0; i < view.receivedCount(node); i++) {
                int payment = view.received(node, i);
                if (payments.account(payment) != node) {
                    inRows.add(payment);
                }
            }
            outOffsets[account + 1] = outRows.size();
            inOffsets[account + 1] = inRows.size();
        }
        out = outRows.toIntArray();
        in = inRows.toIntArray();
        for (int account = 0; account < accounts; account++) {
            sort(out, outOffsets[account], outOffsets[account + 1]);
            sort(in, inOffsets[account], inOffsets[account + 1]);
        }
    }

    /** The transfers of a view. */
    public static Transfers of(Incidence incidence, RunControl control) {
        return new Transfers(incidence, control);
    }

    private void sort(int[] rows, int begin, int end) {
        PaymentTable payments = payments();
        IntArrays.quickSort(rows, begin, end, (one, other) -> {
            int byTime = Long.compare(payments.at(one), payments.at(other));
            return byTime != 0 ? byTime : payments.id(one).compareTo(payments.id(other));
        });
    }

    private PaymentTable payments() {
        return incidence.view().payments();
    }

    /** The accounts' numbering. */
    public Incidence incidence() {
        return incidence;
    }

    /** Transfers that an account made. */
    public int outCount(int account) {
        return outOffsets[account + 1] - outOffsets[account];
    }

    /** The payment record of the i-th transfer that an account made, in event time. */
    public int out(int account, int i) {
        return out[outOffsets[account] + i];
    }

    /** Transfers that an account received. */
    public int inCount(int account) {
        return inOffsets[account + 1] - inOffsets[account];
    }

    /** The payment record of the i-th transfer that an account received, in event time. */
    public int in(int account, int i) {
        return in[inOffsets[account] + i];
    }

    /** The account number that paid. */
    public int payer(int payment) {
        return incidence.numberOf(payments().account(payment));
    }

    /** The account number that was paid. */
    public int payee(int payment) {
        return incidence.numberOf(payments().toAccount(payment));
    }

    /** Event time, in epoch milliseconds. */
    public long at(int payment) {
        return payments().at(payment);
    }

    /** Cents. */
    public long amount(int payment) {
        return payments().amountCents(payment);
    }

    /** The first of an account's outgoing transfers at or after a time; {@link #outCount} if there is none. */
    int firstOutAt(int account, long time) {
        int low = 0;
        int high = outCount(account);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(out(account, middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
