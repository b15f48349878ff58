package io.ringfence.transfer;

import io.ringfence.graph.RunControl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Motifs around each account within any window of a length: the most transfers in and out, and the most different
 * accounts that pay it (fan-in) and that it pays (fan-out).
 *
 * <p>O(accounts + transfers) time; 16 bytes an account, and 4 an account per thread while counting. Deterministic at any
 * thread count.
 */
public final class AccountMotifs {
    private static final int GRAIN = 4_096;
    private static final int AT_ONCE = 64 * GRAIN;

    private final int[] degreeIn;
    private final int[] degreeOut;
    private final int[] fanIn;
    private final int[] fanOut;

    private AccountMotifs(int accounts) {
        degreeIn = new int[accounts];
        degreeOut = new int[accounts];
        fanIn = new int[accounts];
        fanOut = new int[accounts];
    }

    /**
     * Counts for every account.
     *
     * @param window  not negative; both its ends belong to it
     * @param control called once per 262,144 accounts
     */
    public static AccountMotifs count(TransferGraph graph, Duration window, RunControl control) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must not be negative, got " + window);
        }
        var counts = new AccountMotifs(graph.accounts);
        var inside = new int @Nullable [control.workers().threads()][];
        long length = window.toMillis();
        for (int from = 0; from < graph.accounts; from += AT_ONCE) {
            control.check("motifs", from, graph.accounts);
            int first = from;
            control.workers().forRanges(Math.min(AT_ONCE, graph.accounts - from), GRAIN, (worker, begin, end) -> {
                int[] scratch = inside[worker];
                if (scratch == null) {
                    scratch = new int[graph.accounts];
                    inside[worker] = scratch;
                }
                for (int account = first + begin; account < first + end; account++) {
                    counts.count(graph, account, length, scratch);
                }
            });
        }
        return counts;
    }

    private void count(TransferGraph graph, int account, long window, int[] inside) {
        var in = new Row(graph.in, graph.inFrom, graph.inBegin[account], graph.inBegin[account + 1]);
        in.slide(graph.time, window, inside);
        degreeIn[account] = in.most;
        fanIn[account] = in.mostDistinct;
        var out = new Row(graph.out, graph.outTo, graph.outBegin[account], graph.outBegin[account + 1]);
        out.slide(graph.time, window, inside);
        degreeOut[account] = out.most;
        fanOut[account] = out.mostDistinct;
    }

    private static final class Row {
        private final int[] transfers;
        private final int[] others;
        private final int begin;
        private final int end;
        private int most;
        private int mostDistinct;

        Row(int[] transfers, int[] others, int begin, int end) {
            this.transfers = transfers;
            this.others = others;
            this.begin = begin;
            this.end = end;
        }

        /** Slides a window over the row; {@code inside} is all 0 before and after. */
        void slide(long[] time, long window, int[] inside) {
            int oldest = begin;
            int distinct = 0;
            for (int slot = begin; slot < end; slot++) {
                distinct += inside[others[slot]]++ == 0 ? 1 : 0;
                for (; time[transfers[slot]] - time[transfers[oldest]] > window; oldest++) {
                    distinct -= --inside[others[oldest]] == 0 ? 1 : 0;
                }
                most = Math.max(most, slot - oldest + 1);
                mostDistinct = Math.max(mostDistinct, distinct);
            }
            for (; oldest < end; oldest++) {
                inside[others[oldest]]--;
            }
        }
    }

    /** Most transfers that an account received within a window. */
    public int degreeIn(int account) {
        return degreeIn[account];
    }

    /** Most transfers that an account made within a window. */
    public int degreeOut(int account) {
        return degreeOut[account];
    }

    /** Most accounts that paid an account within a window. */
    public int fanIn(int account) {
        return fanIn[account];
    }

    /** Most accounts that an account paid within a window. */
    public int fanOut(int account) {
        return fanOut[account];
    }
}
