package io.ringfence.projection;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.util.Collections;
import java.util.SortedMap;

/**
 * Entities of chosen types and the links among them, as a {@link Projection}. Nodes stand in the order in which the graph
 * first knew them. What hub policy leaves out is counted, in pairs of entities. Immutable.
 */
public final class EntityProjection {
    private final Projection graph;
    private final int[] nodes;
    private final int[] places;
    private final SortedMap<String, Long> leftOutByType;

    EntityProjection(Projection graph, int[] nodes, int[] places, SortedMap<String, Long> leftOut) {
        this.graph = graph;
        this.nodes = nodes;
        this.places = places;
        this.leftOutByType = Collections.unmodifiableSortedMap(leftOut);
    }

    /**
     * Projects a view in O(nodes + links) and the sorting of each row, row by row on the threads of the run. Beside the
     * result it takes up to 12 bytes per link end.
     *
     * @throws IllegalArgumentException if a type is unknown to the graph
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static EntityProjection of(GraphView view, ProjectionParameters parameters, RunControl control) {
        return new EntityRows(view, parameters, control).run();
    }

    /** The projection. */
    public Projection graph() {
        return graph;
    }

    /** The graph's node of a node of the projection. */
    public int node(int place) {
        return nodes[place];
    }

    /** The projection's node of a node of the graph, or −1 where it was not taken. */
    public int place(int node) {
        return node < places.length ? places[node] : -1;
    }

    /** Pairs of entities that hub policy left out, by type of the hub. */
    public SortedMap<String, Long> leftOutByType() {
        return leftOutByType;
    }
}
