package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;

/** PageRank by pulling: each node sums, over its neighbours, the rank that each hands to one edge. */
public final class PageRank {
    private static final int[] NO_SEEDS = {};

    private PageRank() {}

    /**
     * Ranks the nodes by the share of time that a walker spends on each, who follows a random edge with probability
     * {@code damping} and else starts anew anywhere. From a node without edges the walker always starts anew. On an
     * undirected graph it is a damped form of degree.
     *
     * <p>Time O(n + m) a sweep; extra memory 8n bytes, the result included, 4n more where weighted. Sums are kept in doubles and ranks in
     * floats, about 7 digits. Each node is summed in row order and changes by fixed ranges of nodes, so the result is the
     * same at any thread count.
     *
     * @param control called once a sweep
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     * @see <a href="http://ilpubs.stanford.edu:8090/422/">Page, Brin, Motwani &amp; Winograd 1999</a>
     */
    public static Ranks of(Projection graph, PageRankParameters parameters, RunControl control) {
        return new RankIteration(graph, parameters, NO_SEEDS, control).run("pagerank");
    }

    /** The bytes that a run on n nodes allocates, the result included. */
    public static long estimateBytes(long n, boolean weighted) {
        return (weighted ? 12 : 8) * n + 65_536;
    }
}
