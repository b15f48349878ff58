package io.ringfence.algorithm;

import io.ringfence.projection.Projection;

/** The triangles that each node is part of, and the clustering that follows from them. */
public final class TriangleCounts {
    /** Longs between the counters of two workers, so that they share no cache line. */
    static final int APART = 16;

    private final Projection graph;
    private final long[] perNode;
    private final long total;

    TriangleCounts(Projection graph, long[] perNode, long total) {
        this.graph = graph;
        this.perNode = perNode;
        this.total = total;
    }

    /** The triangles of the graph, each counted once. */
    public long total() {
        return total;
    }

    /** The triangles that a node is part of. */
    public long of(int node) {
        return perNode[node];
    }

    /** The share of the pairs of a node's neighbours that are neighbours themselves, 0 to 1; 0 with fewer than two. */
    public double clustering(int node) {
        double pairs = pairs(node);
        return pairs == 0 ? 0 : perNode[node] / pairs;
    }

    /** The mean of {@link #clustering} over all nodes; 0 for a graph of none. */
    public double averageClustering() {
        double sum = 0;
        for (int node = 0; node < perNode.length; node++) {
            sum += clustering(node);
        }
        return perNode.length == 0 ? 0 : sum / perNode.length;
    }

    /** The share of paths of two edges that a third edge closes, 0 to 1; 0 where there are none. */
    public double transitivity() {
        double paths = 0;
        for (int node = 0; node < perNode.length; node++) {
            paths += pairs(node);
        }
        return paths == 0 ? 0 : 3.0 * total / paths;
    }

    private double pairs(int node) {
        double degree = graph.degree(node);
        return degree * (degree - 1) / 2;
    }
}
