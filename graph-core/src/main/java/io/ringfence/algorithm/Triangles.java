package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;

/**
 * Triangles, and how closely the neighbours of a node know each other. Each edge points from the lower to the higher
 * degree; for each edge one of its two out-rows, the shorter where that pays, is read against a table of marks of the
 * other, so that each triangle is met once and without a branch.
 */
public final class Triangles {
    private static final String PHASE = "triangles";
    private static final int GRAIN = 64;
    private static final int SHORT = 32; // out-rows up to this long are read wherever they are met
    private static final long REGION = 1L << 30; // most marks that are looked at between two checks, by a bound

    private final Projection graph;
    private final RankedRows rows;
    private final Workers workers;
    private final RunControl control;
    private final byte[][] marks; // by rank, one table each worker
    private final long[] counts; // one each worker, far apart
    private final boolean local; // whether the triangles of each node are asked for
    private final long[] perRank;
    private final int[][] credits; // by rank, one table each worker: what a region adds

    private Triangles(Projection graph, boolean local, RunControl control) {
        this.graph = graph;
        this.control = control;
        workers = control.workers();
        control.check(PHASE, 0, graph.nodeCount());
        rows = new RankedRows(graph, workers);
        int n = rows.size();
        marks = new byte[workers.threads()][n];
        counts = new long[workers.threads() * TriangleCounts.APART];
        this.local = local;
        perRank = new long[local ? n : 0];
        credits = new int[workers.threads()][local ? n : 0];
    }

    /**
     * The triangles of a graph; weights do not matter.
     *
     * <p>Time O(m · √m) at worst, far less on skewed graphs: the sum over edges of twice the lower out-degree. Extra memory 4m
     * + 12n bytes, and n more each worker. The same result at any thread count.
     *
     * @param control called after bounded work
     * @throws IllegalArgumentException if there are 2³¹ − 1 edges or more
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     * @see <a href="https://doi.org/10.1007/11427186_54">Schank &amp; Wagner 2005</a>
     */
    public static long count(Projection graph, RunControl control) {
        return new Triangles(graph, false, control).run();
    }

    /**
     * The triangles that each node is part of. As {@link #count}, and 8n bytes more for the result and 4n more each
     * worker.
     */
    public static TriangleCounts of(Projection graph, RunControl control) {
        var triangles = new Triangles(graph, true, control);
        long total = triangles.run();
        return new TriangleCounts(graph, triangles.perNode(), total);
    }

    /** The bytes that {@link #count} on n nodes and m edges allocates. */
    public static long estimateBytes(long n, long m, int threads) {
        return 4 * m + (12 + threads) * n;
    }

    private long run() {
        int n = rows.size();
        int from = 0;
        while (from < n) {
            int to = from;
            long bound = 0;
            while (to < n && (bound == 0 || bound < REGION)) {
                bound += (long) rows.outDegree(to) * graph.degree(rows.nodes[to]);
                to++;
            }
            int first = from;
            workers.forRanges(to - from, GRAIN, (worker, begin, end) -> {
                for (int rank = first + begin; rank < first + end; rank++) {
                    visit(rank, worker);
                }
            });
            settle();
            from = to;
            control.check(PHASE, from, n);
        }
        long total = 0;
        for (long each : counts) {
            total += each;
        }
        return total;
    }

    private void visit(int rank, int worker) {
        int begin = rows.begins[rank];
        int end = rows.begins[rank + 1];
        if (begin == end) {
            return;
        }
        byte[] mark = marks[worker];
        int[] targets = rows.targets;
        for (int i = begin; i < end; i++) {
            mark[targets[i]] = 1;
        }
        long found = 0;
        for (int i = begin; i < end; i++) {
            if (!isReadFromAbove(end - begin, rows.outDegree(targets[i]))) {
                found += matches(mark, targets[i], worker);
            }
        }
        if (end - begin > SHORT) {
            found += matchesBelow(rank, mark, worker);
        }
        counts[worker * TriangleCounts.APART] += found;
        if (local) {
            perRank[rank] += found;
        }
        for (int i = begin; i < end; i++) {
            mark[targets[i]] = 0;
        }
    }

    /**
     * Whether the row of the lower end of an edge is read against marks of the higher end, and not the other way round:
     * where it is much the shorter. Otherwise rows are read in the order in which they lie.
     */
    private static boolean isReadFromAbove(int outDegree, int outDegreeAbove) {
        return outDegreeAbove > SHORT && outDegreeAbove > 2 * outDegree;
    }

    /** What the rows of the nodes that point to a rank have in common with its own, which is marked. */
    private long matchesBelow(int rank, byte[] mark, int worker) {
        long found = 0;
        int outDegree = rows.outDegree(rank);
        int node = rows.nodes[rank];
        int end = graph.end(node);
        for (int slot = graph.begin(node); slot < end; slot++) {
            int other = rows.ranks[graph.neighbour(node, slot)];
            if (other > rank && isReadFromAbove(rows.outDegree(other), outDegree)) {
                found += matches(mark, other, worker);
            }
        }
        return found;
    }

    private int matches(byte[] mark, int other, int worker) {
        int from = rows.begins[other];
        int to = rows.begins[other + 1];
        return local
                ? creditMatches(mark, other, credits[worker], from, to)
                : countMatches(mark, rows.targets, from, to);
    }

    private static int countMatches(byte[] mark, int[] targets, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += mark[targets[i]];
        }
        return count;
    }

    private int creditMatches(byte[] mark, int other, int[] credit, int from, int to) {
        int[] targets = rows.targets;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (mark[targets[i]] != 0) {
                credit[targets[i]]++;
                count++;
            }
        }
        credit[other] += count;
        return count;
    }

    /** Moves what the workers counted for each rank to the sum; a region is too short for them to overflow. */
    private void settle() {
        workers.forRanges(perRank.length, 1 << 14, (worker, from, to) -> {
            for (int[] credit : credits) {
                for (int rank = from; rank < to; rank++) {
                    perRank[rank] += credit[rank];
                    credit[rank] = 0;
                }
            }
        });
    }

    private long[] perNode() {
        long[] perNode = new long[rows.size()];
        for (int rank = 0; rank < perNode.length; rank++) {
            perNode[rows.nodes[rank]] = perRank[rank];
        }
        return perNode;
    }
}
