package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.SplittableRandom;

/**
 * Connected components by sampled union-find (Afforest): link each node with its first two neighbours, guess the giant
 * component from a sample of nodes, and read the other neighbours only of the nodes outside it. With a giant component
 * most edges are never read.
 */
public final class ConnectedComponents {
    private static final VarHandle PARENT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final String PHASE = "connected components";
    private static final int GRAIN = 1 << 14;
    private static final int ROUNDS = 2;
    private static final int SAMPLE = 1024;
    private static final int STEPS = 4 + ROUNDS;

    private ConnectedComponents() {}

    /**
     * Labels each node with the lowest node of its component.
     *
     * <p>Time O((n + m) log n) at worst and near n where one component is a giant; extra memory none beside the labels.
     * Lock-free on the workers of the run; a root is only ever hung below a lower one, so the labels are the same at any
     * thread count.
     *
     * @param control called between passes over the graph
     * @return labels, shape [n]; {@code label[u] ≤ u}
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     * @see <a href="https://doi.org/10.1109/IPDPS.2018.00067">Sutton, Ben-Nun &amp; Barak 2018</a>
     */
    public static int[] find(Projection graph, RunControl control) {
        int n = graph.nodeCount();
        int[] parent = new int[n];
        Workers workers = control.workers();
        control.check(PHASE, 0, STEPS);
        workers.forRanges(n, GRAIN, (worker, from, to) -> hook(graph, parent, from, to));
        for (int round = 0; round < ROUNDS; round++) {
            int slot = round;
            control.check(PHASE, 1 + round, STEPS);
            workers.forRanges(n, GRAIN, (worker, from, to) -> sampleLinks(graph, parent, slot, from, to));
            workers.forRanges(n, GRAIN, (worker, from, to) -> compress(parent, from, to));
        }
        int giant = mostFrequent(parent);
        control.check(PHASE, 1 + ROUNDS, STEPS);
        workers.forRanges(n, GRAIN, (worker, from, to) -> linkRest(graph, parent, giant, from, to));
        control.check(PHASE, 2 + ROUNDS, STEPS);
        workers.forRanges(n, GRAIN, (worker, from, to) -> compress(parent, from, to));
        return parent;
    }

    /** The bytes that a run on n nodes allocates, the labels included. */
    public static long estimateBytes(long n) {
        return 4 * n + 64L * SAMPLE;
    }

    /** Starts the forest: each node below its lowest neighbour, where that is lower. */
    private static void hook(Projection graph, int[] parent, int from, int to) {
        for (int node = from; node < to; node++) {
            int begin = graph.begin(node);
            parent[node] = begin == graph.end(node) ? node : Math.min(node, graph.neighbour(node, begin));
        }
    }

    private static void sampleLinks(Projection graph, int[] parent, int round, int from, int to) {
        for (int node = from; node < to; node++) {
            int slot = graph.begin(node) + round;
            if (slot < graph.end(node)) {
                int neighbour = graph.neighbour(node, slot);
                if (round > 0 || neighbour > node) {
                    link(parent, node, neighbour);
                }
            }
        }
    }

    private static void linkRest(Projection graph, int[] parent, int giant, int from, int to) {
        for (int node = from; node < to; node++) {
            if (parent[node] == giant) {
                continue;
            }
            int end = graph.end(node);
            for (int slot = graph.begin(node) + ROUNDS; slot < end; slot++) {
                link(parent, node, graph.neighbour(node, slot));
            }
        }
    }

    private static void link(int[] parent, int one, int other) {
        int first = parent[one];
        int second = parent[other];
        while (first != second) {
            int high = Math.max(first, second);
            int low = Math.min(first, second);
            int above = (int) PARENT.getOpaque(parent, high);
            if (above == low || (above == high && PARENT.compareAndSet(parent, high, high, low))) {
                return;
            }
            first = (int) PARENT.getOpaque(parent, above);
            second = (int) PARENT.getOpaque(parent, low);
        }
    }

    private static void compress(int[] parent, int from, int to) {
        for (int node = from; node < to; node++) {
            int above = parent[node];
            int root = parent[above];
            while (above != root) {
                above = root;
                root = parent[above];
            }
            parent[node] = root;
        }
    }

    /** The root that most of a sample of nodes have; any answer is right, this one is fast. */
    private static int mostFrequent(int[] parent) {
        if (parent.length == 0) {
            return -1;
        }
        var random = new SplittableRandom(parent.length);
        var counts = new Int2IntOpenHashMap(SAMPLE);
        int best = -1;
        int most = 0;
        for (int i = 0; i < SAMPLE; i++) {
            int root = parent[random.nextInt(parent.length)];
            int count = counts.addTo(root, 1) + 1;
            if (count > most) {
                most = count;
                best = root;
            }
        }
        return best;
    }
}
