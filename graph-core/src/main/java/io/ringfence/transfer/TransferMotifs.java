package io.ringfence.transfer;

import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of transfers within a window of time: how many pay one account, how many one account pays, how much an
 * account passes on, and cycles. Times are event times.
 */
public final class TransferMotifs {
    /** Most steps of one search for cycles that start at one transfer. */
    static final int STEPS = 10_000;

    /** Longest cycle. */
    public static final int MAX_CYCLE = 6;

    private static final CycleParameters MONEY_BACK = new CycleParameters(
            Duration.ZERO,
            2,
            MAX_CYCLE,
            true,
            new CycleParameters.Amounts(0.5, 1.1),
            new CycleParameters.Limits(Integer.MAX_VALUE, 1, STEPS));

    private TransferMotifs() {}

    /**
     * Money that came back: payment records in the order of the flow, 2 to {@value #MAX_CYCLE}, each at least half of
     * the one before and at most a tenth above it, times never decreasing.
     */
    public record Cycle(List<Integer> payments) {
        public Cycle {
            payments = List.copyOf(payments);
        }
    }

    /** Most distinct payers of an account within any window; O(received). */
    public static int fanIn(Transfers transfers, int account, Duration window) {
        int[] others = new int[transfers.inCount(account)];
        long[] times = new long[others.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = transfers.payer(transfers.in(account, i));
            times[i] = transfers.at(transfers.in(account, i));
        }
        return mostDistinct(others, times, window.toMillis());
    }

    /** Most distinct payees of an account within any window; O(paid). */
    public static int fanOut(Transfers transfers, int account, Duration window) {
        int[] others = new int[transfers.outCount(account)];
        long[] times = new long[others.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = transfers.payee(transfers.out(account, i));
            times[i] = transfers.at(transfers.out(account, i));
        }
        return mostDistinct(others, times, window.toMillis());
    }

    private static int mostDistinct(int[] others, long[] times, long window) {
        var inside = new Int2IntOpenHashMap();
        int most = 0;
        int begin = 0;
        for (int i = 0; i < others.length; i++) {
            inside.addTo(others[i], 1);
            for (; times[i] - times[begin] > window; begin++) {
                if (inside.addTo(others[begin], -1) == 1) {
                    inside.remove(others[begin]);
                }
            }
            most = Math.max(most, inside.size());
        }
        return most;
    }

    /**
     * Cents that an account received and paid on to others within a window: outgoing transfers consume earlier incoming
     * ones, oldest first. O(received + paid).
     */
    public static long passedOnCents(Transfers transfers, int account, Duration window) {
        long limit = window.toMillis();
        int ins = transfers.inCount(account);
        long[] left = new long[ins];
        for (int i = 0; i < ins; i++) {
            left[i] = transfers.amount(transfers.in(account, i));
        }
        long passed = 0;
        int next = 0;
        for (int i = 0; i < transfers.outCount(account); i++) {
            int payment = transfers.out(account, i);
            long amount = transfers.amount(payment);
            long at = transfers.at(payment);
            for (; amount > 0 && next < ins && transfers.at(transfers.in(account, next)) <= at; ) {
                int incoming = transfers.in(account, next);
                if (left[next] == 0
                        || at - transfers.at(incoming) > limit
                        || transfers.payer(incoming) == transfers.payee(payment)) {
                    next++;
                    continue;
                }
                long part = Math.min(amount, left[next]);
                left[next] -= part;
                amount -= part;
                passed += part;
            }
        }
        return passed;
    }

    /**
     * Money that came back within a window: for each transfer, the first cycle that begins with it, the earliest next
     * transfer tried first. Searches from {@value #STEPS} steps on give up; {@link TemporalCycles} has no such bound.
     *
     * @param control called once per 8,192 accounts
     */
    public static List<Cycle> cycles(Transfers transfers, Duration window, RunControl control) {
        TransferGraph graph = transfers.graph();
        CycleSet set = TemporalCycles.find(graph, MONEY_BACK.within(window), control);
        var found = new ArrayList<Cycle>();
        for (int i = 0; i < set.count(); i++) {
            var payments = new IntArrayList();
            for (int transfer : set.cycle(i)) {
                payments.add(graph.source(transfer));
            }
            found.add(new Cycle(payments));
        }
        return found;
    }
}
