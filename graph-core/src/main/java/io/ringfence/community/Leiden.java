package io.ringfence.community;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import java.util.ArrayDeque;
import java.util.ArrayList;

/**
 * The Leiden algorithm: communities that are connected and that no single node would leave.
 *
 * <p>About O(m log n) time and 40n + 24m bytes. Deterministic: the same projection, parameters and seed give the same
 * communities, on one thread. Of equal gains the lowest community wins.
 *
 * @see <a href="https://doi.org/10.1038/s41598-019-41695-z">Traag, Waltman &amp; van Eck 2019</a>
 */
public final class Leiden {
    private Leiden() {}

    /**
     * Finds communities; each is connected, and none has more than {@code maxCommunity} nodes.
     *
     * @param control called once per level and split
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static Communities find(Projection graph, LeidenParameters parameters, RunControl control) {
        int[] labels = run(graph, parameters, control);
        if (parameters.maxCommunity() < graph.nodeCount()) {
            split(graph, labels, parameters, control);
        }
        return Communities.ofLabels(labels);
    }

    private static int[] run(Projection graph, LeidenParameters parameters, RunControl control) {
        int n = graph.nodeCount();
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i;
        }
        for (int iteration = 0; iteration < parameters.maxIterations(); iteration++) {
            control.check("communities", iteration, parameters.maxIterations());
            if (!iterate(graph, labels, parameters, iteration)) {
                break;
            }
        }
        return connected(graph, labels);
    }

    /** One round of the paper: move, refine, aggregate, until nothing moves; says whether any label changed. */
    private static boolean iterate(Projection graph, int[] labels, LeidenParameters parameters, int iteration) {
        Level level = Level.of(graph, parameters.objective());
        int[] nodeOf = new int[labels.length];
        for (int i = 0; i < nodeOf.length; i++) {
            nodeOf[i] = i;
        }
        int[] partition = Communities.ofLabels(labels).labels();
        boolean changed = false;
        for (int depth = 0; ; depth++) {
            long seed = parameters.seed() + 1_000_003L * iteration + depth;
            boolean moved = new LocalMovePhase(level, partition, parameters.resolution(), seed).run();
            changed |= moved;
            int[] refined = new RefinementPhase(level, partition, parameters.resolution(), seed).run();
            Communities parts = Communities.ofLabels(refined);
            if (parts.count() == level.nodeCount()) {
                break;
            }
            int[] upper = new int[parts.count()];
            for (int node = 0; node < level.nodeCount(); node++) {
                upper[parts.of(node)] = partition[node];
            }
            level = level.aggregate(parts);
            for (int i = 0; i < nodeOf.length; i++) {
                nodeOf[i] = parts.of(nodeOf[i]);
            }
            partition = Communities.ofLabels(upper).labels();
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = partition[nodeOf[i]];
        }
        return changed;
    }

    /** Ends what the last round may have left apart: a community in pieces becomes its pieces. */
    private static int[] connected(Projection graph, int[] labels) {
        var sets = new DisjointSets(labels.length);
        for (int node = 0; node < labels.length; node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                if (labels[node] == labels[graph.neighbour(node, slot)]) {
                    sets.union(node, graph.neighbour(node, slot));
                }
            }
        }
        return sets.labels();
    }

    private record Task(int[] nodes, double resolution) {}

    /** Splits what is too large at ever higher resolution; what has no structure at all falls into single nodes. */
    private static void split(Projection graph, int[] labels, LeidenParameters parameters, RunControl control) {
        int cap = parameters.maxCommunity();
        var tasks = new ArrayDeque<Task>();
        for (int[] members : Communities.ofLabels(labels).members()) {
            if (members.length > cap) {
                tasks.add(new Task(members, 2 * parameters.resolution()));
            }
        }
        double limit = parameters.resolution() * (1 << 20);
        for (long done = 0; !tasks.isEmpty(); done++) {
            control.check("splitting communities", done, -1);
            Task task = tasks.remove();
            int[] parts = run(graph.induced(task.nodes), parameters.withResolution(task.resolution), control);
            var pieces = new ArrayList<int[]>();
            for (int[] piece : Communities.ofLabels(parts).members()) {
                int[] nodes = new int[piece.length];
                for (int i = 0; i < nodes.length; i++) {
                    nodes[i] = task.nodes[piece[i]];
                }
                pieces.add(nodes);
            }
            for (int[] nodes : pieces) {
                for (int node : nodes) {
                    labels[node] = nodes[0];
                }
                if (nodes.length > cap && task.resolution < limit) {
                    tasks.add(new Task(nodes, 2 * task.resolution));
                } else if (nodes.length > cap) {
                    for (int node : nodes) {
                        labels[node] = node; // a clique of equal weights: no cut of it is better than another
                    }
                }
            }
        }
    }
}
