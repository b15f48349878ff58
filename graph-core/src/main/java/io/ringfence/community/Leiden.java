package io.ringfence.community;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import java.util.ArrayDeque;
import java.util.ArrayList;

/**
 * The Leiden algorithm: communities that are connected and that no single node would leave.
 *
 * <p>About O(m log n) time per iteration; memory as {@link #estimateBytes} says. Deterministic: the same projection,
 * parameters and seed give the same communities, bit for bit, at any thread count. Of equal gains the lowest community
 * wins.
 *
 * <p>Quality against time: {@code maxIterations}. Each iteration starts from what the one before found, costs about the
 * same, and gains less. A graph of more than {@value CommunitySearch#LARGE} nodes is first searched roughly and put in
 * the order of what was found; its iterations end when one gains less than a ten-thousandth of modularity.
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

    /** The bytes that a run over n nodes and m edges takes beside its graph, at most; a rough figure. */
    public static long estimateBytes(long n, long m) {
        return 120 * n + 64 * m;
    }

    private static int[] run(Projection graph, LeidenParameters parameters, RunControl control) {
        return new CommunitySearch(graph, parameters, true, control).run();
    }

    private record Task(int[] nodes, double resolution) {}

    /** Splits what is too large at ever higher resolution; what has no structure at all falls into single nodes. */
    private static void split(Projection graph, int[] labels, LeidenParameters parameters, RunControl control) {
        int cap = parameters.maxCommunity();
        var tasks = new ArrayDeque<Task>();
        for (int[] members : Communities.ofLabels(labels).members()) {
            for (int node : members) {
                labels[node] = members[0]; // so that no two names meet when what is split is named by a node of it
            }
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
