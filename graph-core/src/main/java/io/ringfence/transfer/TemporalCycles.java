package io.ringfence.transfer;

import io.ringfence.graph.RunControl;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cycles of transfers in the order of time: each transfer leaves the account that the one before reached, at the same
 * time or later (or later only), no account is passed twice, the last reaches the account that the first left, and all
 * lie within a window. Parallel transfers make different cycles; transfers to oneself make none. Each cycle is found
 * once, from its first transfer; where all its times are equal, from its lowest.
 *
 * <p>For each account the search goes backward in time first: for up to half of the longest length, it notes until when
 * each account can still send money that returns in so many steps. As the window slides over the account's transfers
 * those notes only grow, so a transfer is looked at once per step and account, not once per cycle. The search forward
 * then enters no branch that cannot return.
 *
 * <p>Time O(Σ over accounts of the transfers within half the length before it, plus those after it, plus the cycles);
 * extra memory 4 accounts · (maxLength + 1) / 2 bytes per thread. Deterministic at any thread count.
 *
 * @see <a href="https://doi.org/10.14778/3275366.3275368">Kumar &amp; Calders, 2SCENT, 2018</a>
 */
public final class TemporalCycles {
    private static final int GRAIN = 256;
    private static final int RANGES_AT_ONCE = 32;

    private TemporalCycles() {}

    /**
     * Finds all cycles up to the limits.
     *
     * @param control called once per 8,192 accounts
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static CycleSet find(TransferGraph graph, CycleParameters parameters, RunControl control) {
        int[] later = graph.followers(false);
        int[] followers = parameters.equalTimes() ? graph.followers(true) : later;
        var found = new CycleSet();
        var searches = new @Nullable CycleSearch[control.workers().threads()];
        int batch = GRAIN * RANGES_AT_ONCE;
        for (int from = 0; from < graph.accounts; from += batch) {
            control.check("cycles", from, graph.accounts);
            int first = from;
            int size = Math.min(batch, graph.accounts - from);
            var ranges = new CycleSearch.@Nullable Range[Math.ceilDiv(size, GRAIN)];
            control.workers().forRanges(size, GRAIN, (worker, begin, end) -> {
                CycleSearch search = searches[worker];
                if (search == null) {
                    search = new CycleSearch(graph, parameters, followers, later);
                    searches[worker] = search;
                }
                ranges[begin / GRAIN] = search.run(first + begin, first + end);
            });
            for (CycleSearch.Range range : ranges) {
                if (range != null && !found.add(range, parameters.limits().cycles())) {
                    return found;
                }
            }
        }
        return found;
    }

    /** The bytes that {@link #find} takes beside the graph and the cycles, for m transfers among some accounts. */
    public static long estimateBytes(long accounts, long m, CycleParameters parameters, int threads) {
        return 8 * m + 4L * threads * accounts * CycleSearch.levels(parameters);
    }

    static int[] filled(int size, int value) {
        int[] array = new int[size];
        Arrays.fill(array, value);
        return array;
    }
}
