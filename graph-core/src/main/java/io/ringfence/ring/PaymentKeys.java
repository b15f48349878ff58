package io.ringfence.ring;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/** How many accounts paid one merchant one amount, counted by sorting on the run's threads; 8 bytes a payment. */
final class PaymentKeys {
    private static final int GRAIN = 1024;

    private PaymentKeys() {}

    /** Distinct accounts by {@link Population#paymentKey}. */
    static Long2IntOpenHashMap payers(Incidence incidence, RunControl control) {
        GraphView view = incidence.view();
        int accounts = incidence.accountCount();
        int[] begin = new int[accounts + 1];
        for (int account = 0; account < accounts; account++) {
            begin[account + 1] = begin[account] + view.paidCount(incidence.accountNode(account));
        }
        long[] keys = new long[begin[accounts]];
        int[] distinct = new int[accounts];
        control.forRanges("payers", accounts, GRAIN, (worker, from, to) -> {
            for (int account = from; account < to; account++) {
                distinct[account] = keysOf(view, incidence.accountNode(account), keys, begin[account]);
            }
        });
        int size = 0;
        for (int account = 0; account < accounts; account++) {
            System.arraycopy(keys, begin[account], keys, size, distinct[account]);
            size += distinct[account];
        }
        control.check("payers", accounts, accounts);
        Arrays.parallelSort(keys, 0, size);
        int different = 0;
        for (int i = 0; i < size; i++) {
            different += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }
        var payers = new Long2IntOpenHashMap(different);
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && keys[to] == keys[from]) {
                to++;
            }
            payers.put(keys[from], to - from);
            from = to;
        }
        return payers;
    }

    /** Writes the distinct keys of one account's payments from a place on, ascending; returns their number. */
    private static int keysOf(GraphView view, int node, long[] keys, int begin) {
        PaymentTable payments = view.payments();
        int end = begin;
        for (int i = 0; i < view.paidCount(node); i++) {
            int payment = view.paid(node, i);
            if (payments.merchant(payment) >= 0) {
                keys[end++] = Population.paymentKey(payments, payment);
            }
        }
        Arrays.sort(keys, begin, end);
        int size = begin;
        for (int i = begin; i < end; i++) {
            if (i == begin || keys[i] != keys[i - 1]) {
                keys[size++] = keys[i];
            }
        }
        return size - begin;
    }
}
