package io.ringfence.transfer;

import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of transfers within a window of time: how many pay one account, how many one account pays, how much an
 * account passes on, and cycles. Times are event times; all bounds are stated, so no input takes quadratic time.
 */
public final class TransferMotifs {
    /** Most transfers followed out of one account while looking for cycles. */
    static final int BRANCHES = 12;

    /** Most steps of one search for cycles that start at one transfer. */
    static final int STEPS = 500;

    /** Longest cycle. */
    public static final int MAX_CYCLE = 6;

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
     * Cycles of 2 to {@value #MAX_CYCLE} transfers within a window, each found once, from its first transfer. From one
     * transfer at most {@value #STEPS} steps are taken and {@value #BRANCHES} branches out of an account.
     *
     * @param control called once per 4,096 accounts
     */
    public static List<Cycle> cycles(Transfers transfers, Duration window, RunControl control) {
        var found = new ArrayList<Cycle>();
        int accounts = transfers.incidence().accountCount();
        for (int account = 0; account < accounts; account++) {
            if ((account & 0xfff) == 0) {
                control.check("cycles", account, accounts);
            }
            if (transfers.inCount(account) == 0) {
                continue;
            }
            for (int i = 0; i < transfers.outCount(account); i++) {
                var search = new CycleSearch(transfers, transfers.out(account, i), window.toMillis());
                if (search.follow(transfers.payee(transfers.out(account, i)))) {
                    found.add(new Cycle(search.path));
                }
            }
        }
        return found;
    }

    private static final class CycleSearch {
        private final Transfers transfers;
        private final int start;
        private final long until;
        private final IntArrayList path = new IntArrayList();
        private final IntOpenHashSet onPath = new IntOpenHashSet();
        private int steps;

        CycleSearch(Transfers transfers, int first, long window) {
            this.transfers = transfers;
            start = transfers.payer(first);
            until = transfers.at(first) + window;
            path.add(first);
        }

        boolean follow(int account) {
            if (account == start) {
                return true;
            }
            if (path.size() == MAX_CYCLE || !onPath.add(account)) {
                return false;
            }
            int last = path.getInt(path.size() - 1);
            int branches = 0;
            int count = transfers.outCount(account);
            for (int i = transfers.firstOutAt(account, transfers.at(last)); i < count; i++) {
                int next = transfers.out(account, i);
                if (transfers.at(next) > until || branches == BRANCHES || ++steps > STEPS) {
                    break;
                }
                if (next == last
                        || transfers.amount(next) * 2 < transfers.amount(last)
                        || transfers.amount(next) * 10 > transfers.amount(last) * 11) {
                    continue;
                }
                branches++;
                path.add(next);
                if (follow(transfers.payee(next))) {
                    return true;
                }
                path.removeInt(path.size() - 1);
            }
            onPath.remove(account);
            return false;
        }
    }
}
