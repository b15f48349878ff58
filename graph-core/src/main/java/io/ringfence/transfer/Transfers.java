package io.ringfence.transfer;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * Payments from account to account, as rows of each account in event time, equal times by payment id. Accounts have the
 * numbers of the {@link Incidence}. Built in O(transfers log transfers); 44 bytes a transfer. Immutable.
 */
public final class Transfers {
    private final Incidence incidence;
    private final TransferGraph graph;

    private Transfers(Incidence incidence, RunControl control) {
        this(incidence, all(incidence.view(), control));
    }

    private static IntArrayList all(GraphView view, RunControl control) {
        PaymentTable payments = view.payments();
        var found = new IntArrayList();
        for (int payment = 0; payment < view.paymentCount(); payment++) {
            if ((payment & 0xffff) == 0) {
                control.check("transfers", payment, view.paymentCount());
            }
            int to = payments.toAccount(payment);
            if (to >= 0 && to != payments.account(payment)) {
                found.add(payment);
            }
        }
        return found;
    }

    private Transfers(Incidence incidence, IntArrayList found) {
        this.incidence = incidence;
        PaymentTable payments = incidence.view().payments();
        int[] records = found.toIntArray();
        IntArrays.quickSort(records, (one, other) -> {
            int byTime = Long.compare(payments.at(one), payments.at(other));
            return byTime != 0 ? byTime : payments.id(one).compareTo(payments.id(other));
        });
        int[] payer = new int[records.length];
        int[] payee = new int[records.length];
        long[] time = new long[records.length];
        long[] amount = new long[records.length];
        for (int i = 0; i < records.length; i++) {
            payer[i] = incidence.numberOf(payments.account(records[i]));
            payee[i] = incidence.numberOf(payments.toAccount(records[i]));
            time[i] = payments.at(records[i]);
            amount[i] = payments.amountCents(records[i]);
        }
        graph = TransferGraph.of(incidence.accountCount(), payer, payee, time, amount, records);
    }

    /** The transfers of a view. */
    public static Transfers of(Incidence incidence, RunControl control) {
        return new Transfers(incidence, control);
    }

    /** Some transfers of a view: payments, each once, from account to account of the numbering and not to itself. */
    public static Transfers of(Incidence incidence, IntArrayList payments) {
        return new Transfers(incidence, payments);
    }

    private PaymentTable payments() {
        return incidence.view().payments();
    }

    /** The accounts' numbering. */
    public Incidence incidence() {
        return incidence;
    }

    /** The same transfers in plain arrays; the source of a transfer is its payment record. */
    public TransferGraph graph() {
        return graph;
    }

    /** Transfers that an account made. */
    public int outCount(int account) {
        return graph.outCount(account);
    }

    /** The payment record of the i-th transfer that an account made, in event time. */
    public int out(int account, int i) {
        return graph.source(graph.out(account, i));
    }

    /** Transfers that an account received. */
    public int inCount(int account) {
        return graph.inCount(account);
    }

    /** The payment record of the i-th transfer that an account received, in event time. */
    public int in(int account, int i) {
        return graph.source(graph.in(account, i));
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
}
