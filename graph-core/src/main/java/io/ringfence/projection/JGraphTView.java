package io.ringfence.projection;

import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Projections as JGraphT graphs, so that every JGraphT algorithm runs on ours; meant for the graph of one ring. */
public final class JGraphTView {
    private JGraphTView() {}

    /** A read-only copy of a projection; about 200 bytes per edge. */
    public static Graph<Integer, DefaultWeightedEdge> of(Projection projection) {
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        for (int node = 0; node < projection.nodeCount(); node++) {
            graph.addVertex(node);
        }
        for (int node = 0; node < projection.nodeCount(); node++) {
            for (int slot = projection.begin(node); slot < projection.end(node); slot++) {
                if (projection.neighbour(node, slot) > node) {
                    DefaultWeightedEdge edge = graph.addEdge(node, projection.neighbour(node, slot));
                    graph.setEdgeWeight(edge, projection.weight(node, slot));
                }
            }
        }
        return new AsUnmodifiableGraph<>(graph);
    }
}
