package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The cores of a graph: the k-core is the largest subgraph in which each node has at least k neighbours. Nodes are peeled
 * level by level; within a level each worker follows the chains that it sets off itself, so that there is one barrier a
 * level and not one a step.
 */
public final class KCore {
    private static final VarHandle LEFT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final String PHASE = "k-core";
    private static final int GRAIN = 1 << 13;
    private static final int TOGETHER = 16; // nodes peeled in one go

    private final Projection graph;
    private final RunControl control;
    private final int[] left; // neighbours not peeled yet; of a peeled node, its core number
    private int[] remaining;
    private int size;

    private KCore(Projection graph, RunControl control) {
        this.graph = graph;
        this.control = control;
        left = new int[graph.nodeCount()];
        remaining = new int[0];
        size = left.length;
    }

    /**
     * The core number of each node: the most k such that the node is in the k-core. 0 for a node without edges.
     *
     * <p>Time O(m + n log n + levels · nodes left), where a level is peeled off the nodes that are still there; extra
     * memory up to 8n bytes. The same result at any thread count.
     *
     * @param control called once a level
     * @return core numbers, shape [n]
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     * @see <a href="https://doi.org/10.1109/IPDPSW.2017.151">Kabir &amp; Madduri 2017</a>
     */
    public static int[] numbers(Projection graph, RunControl control) {
        return new KCore(graph, control).run();
    }

    /** The bytes that a run on n nodes allocates, the result included. */
    public static long estimateBytes(long n) {
        return 16 * n;
    }

    private int[] run() {
        Workers workers = control.workers();
        int n = graph.nodeCount();
        boolean alone = workers.threads() == 1 || n <= GRAIN;
        control.check(PHASE, 0, n);
        workers.forRanges(n, GRAIN, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                left[node] = graph.degree(node);
            }
        });
        int level = 0;
        int there = n;
        while (there > 0) {
            int k = level;
            var scans = new Scan[Math.ceilDiv(size, GRAIN)];
            workers.forRanges(size, GRAIN, (worker, from, to) -> scans[from / GRAIN] = scan(k, from, to));
            workers.forRanges(scans.length, 1, (worker, from, to) -> {
                for (int range = from; range < to; range++) {
                    peel(scans[range], k, alone);
                }
            });
            there = 0;
            int least = Integer.MAX_VALUE;
            boolean found = false;
            for (Scan scan : scans) {
                there += scan.there;
                least = Math.min(least, scan.least);
                found |= scan.found;
            }
            if (2L * there < size) {
                dropPeeled(k);
            }
            level = found ? k + 1 : least;
            control.check(PHASE, n - there, n);
        }
        return left;
    }

    private int node(int place) {
        return remaining.length == 0 ? place : remaining[place];
    }

    /** Finds the nodes of a range that a level starts with, and how many others are there. */
    private Scan scan(int level, int from, int to) {
        var scan = new Scan();
        for (int place = from; place < to; place++) {
            int node = node(place);
            int now = left[node];
            if (now == level) {
                scan.starts.push(node);
            } else if (now > level) {
                scan.there++;
                scan.least = Math.min(scan.least, now);
            }
        }
        scan.found = !scan.starts.isEmpty();
        return scan;
    }

    /** Peels the nodes on a stack and all that this leaves with no more neighbours than the level. */
    private void peel(Scan scan, int level, boolean alone) {
        IntArrayList stack = scan.starts;
        while (!stack.isEmpty()) {
            int from = Math.max(0, stack.size() - TOGETHER);
            int count = stack.size() - from;
            stack.getElements(from, scan.chunk, 0, count);
            stack.size(from);
            boolean any = anyAbove(level, scan.chunk, count);
            for (int i = 0; any && i < count; i++) {
                int node = scan.chunk[i];
                int end = graph.end(node);
                for (int slot = graph.begin(node); slot < end; slot++) {
                    int other = graph.neighbour(node, slot);
                    if (alone ? lower(other, level) : lowerAtomically(other, level)) {
                        stack.push(other);
                    }
                }
            }
        }
    }

    /**
     * Whether a neighbour of some nodes is still above a level. Reads all that their peeling will write: plain reads
     * overlap, and the atomic writes after them, which do not, find it in the cache.
     */
    private boolean anyAbove(int level, int[] nodes, int count) {
        int above = 0;
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            int end = graph.end(node);
            for (int slot = graph.begin(node); slot < end; slot++) {
                above |= level - left[graph.neighbour(node, slot)];
            }
        }
        return above < 0;
    }

    private boolean lower(int node, int level) {
        int now = left[node];
        if (now <= level) {
            return false;
        }
        left[node] = now - 1;
        return now == level + 1;
    }

    /** As above, beside others; true for the one worker that brought the node down to the level. */
    private boolean lowerAtomically(int node, int level) {
        if ((int) LEFT.getOpaque(left, node) <= level) {
            return false;
        }
        int before = (int) LEFT.getAndAdd(left, node, -1);
        if (before <= level) {
            int _ = (int) LEFT.getAndAdd(left, node, 1); // others were faster
        }
        return before == level + 1;
    }

    /** Keeps only the nodes above a level, in their order. */
    private void dropPeeled(int level) {
        int[] kept = remaining.length == 0 ? new int[size] : remaining;
        int count = 0;
        for (int place = 0; place < size; place++) {
            int node = node(place);
            if (left[node] > level) {
                kept[count++] = node;
            }
        }
        remaining = kept;
        size = count;
    }

    /** What one range holds at the start of a level. */
    private static final class Scan {
        private final IntArrayList starts = new IntArrayList(0);
        private final int[] chunk = new int[TOGETHER];
        private boolean found;
        private int there; // nodes above the level
        private int least = Integer.MAX_VALUE; // what the lowest of them have left
    }
}
