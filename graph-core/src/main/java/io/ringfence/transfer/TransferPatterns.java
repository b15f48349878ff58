package io.ringfence.transfer;

import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of transfers among several accounts within a window: scatter-gather, gather-scatter, bipartite and stack. For
 * each pair of far ends (payer and payee, two payers, or two payers and two payees) there is at most one pattern, that of
 * the earliest window with the most accounts in the middle; for each account at most one gather-scatter, split at a
 * payment that it received: the payments in lie within a window up to it, and the payments out within a window from it.
 * Money moves on at the same time as it came or later.
 *
 * <p>Exact, but for accounts that are not passed through, which are counted. With d the most transfers of an account in a
 * window: O(transfers · d) time for scatter-gather and bipartite, O(d²) more for each pair of payers in a stack. 8 bytes
 * an account per thread. Deterministic at any thread count.
 *
 * @see <a href="https://doi.org/10.1145/3677052.3698674">Blanuša et al., Graph Feature Preprocessor, 2024</a>
 */
public final class TransferPatterns {
    private static final int GRAIN = 128;
    private static final int AT_ONCE = 64 * GRAIN;

    private TransferPatterns() {}

    /**
     * The patterns of a graph.
     *
     * @param patterns  by the first payer, or the account in the middle of a gather-scatter
     * @param leftOut   how often an account of too many transfers was not passed through
     * @param truncated whether there are more than {@code maxPatterns}; these are then the first of them
     */
    public record Found(List<Pattern> patterns, long leftOut, boolean truncated) {
        public Found {
            patterns = List.copyOf(patterns);
        }
    }

    private record Range(List<Pattern> patterns, long leftOut) {}

    /**
     * Finds the patterns.
     *
     * @param control called once per 8,192 accounts
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static Found find(TransferGraph graph, PatternParameters parameters, RunControl control) {
        int[] followers = graph.followers(true);
        var searches = new @Nullable PatternSearch[control.workers().threads()];
        var patterns = new ArrayList<Pattern>();
        long leftOut = 0;
        for (int from = 0; from < graph.accounts && patterns.size() <= parameters.maxPatterns(); from += AT_ONCE) {
            control.check("patterns", from, graph.accounts);
            int first = from;
            int size = Math.min(AT_ONCE, graph.accounts - from);
            var ranges = new @Nullable Range[Math.ceilDiv(size, GRAIN)];
            control.workers().forRanges(size, GRAIN, (worker, begin, end) -> {
                PatternSearch search = searches[worker];
                if (search == null) {
                    search = new PatternSearch(graph, parameters, followers);
                    searches[worker] = search;
                }
                List<Pattern> found = search.run(first + begin, first + end);
                ranges[begin / GRAIN] = new Range(found, search.leftOut);
            });
            for (Range range : ranges) {
                if (range != null) {
                    patterns.addAll(range.patterns());
                    leftOut += range.leftOut();
                }
            }
        }
        boolean truncated = patterns.size() > parameters.maxPatterns();
        return new Found(truncated ? patterns.subList(0, parameters.maxPatterns()) : patterns, leftOut, truncated);
    }
}
