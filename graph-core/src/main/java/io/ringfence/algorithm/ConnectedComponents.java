package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;

/** Connected components by union-find. */
public final class ConnectedComponents {
    private ConnectedComponents() {}

    /**
     * Labels each node with the lowest node of its component, by union-find with path halving.
     *
     * <p>Time O((n + m) log n), extra memory 4n bytes. Deterministic.
     *
     * @param control called once per 65,536 nodes
     * @return labels, shape [n]; {@code label[u] ≤ u}
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     * @see <a href="https://doi.org/10.1145/62.2160">Tarjan &amp; van Leeuwen 1984</a>
     */
    public static int[] find(Projection graph, RunControl control) {
        int n = graph.nodeCount();
        var sets = new DisjointSets(n);
        for (int node = 0; node < n; node++) {
            if ((node & 0xffff) == 0) {
                control.check("connected components", node, n);
            }
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                sets.union(node, graph.neighbour(node, slot));
            }
        }
        return sets.labels();
    }
}
