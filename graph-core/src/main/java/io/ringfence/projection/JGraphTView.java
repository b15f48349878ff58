package io.ringfence.projection;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * A projection as a read-only {@link Graph} of JGraphT, so that every JGraphT algorithm runs on ours. Vertices are nodes,
 * an edge is its two ends. Nothing is copied; vertices and edges are boxed as they are asked for.
 */
public final class JGraphTView extends AbstractGraph<Integer, JGraphTView.Edge> {
    private static final GraphType TYPE = new DefaultGraphType.Builder()
            .undirected()
            .weighted(true)
            .modifiable(false)
            .allowMultipleEdges(false)
            .allowSelfLoops(false)
            .allowCycles(true)
            .build();

    /** An edge by its ends, the lower first. */
    public record Edge(int low, int high) {
        static Edge of(int one, int other) {
            return new Edge(Math.min(one, other), Math.max(one, other));
        }
    }

    private final Projection projection;

    private JGraphTView(Projection projection) {
        this.projection = projection;
    }

    /** The view of a projection. */
    public static Graph<Integer, Edge> of(Projection projection) {
        return new JGraphTView(Objects.requireNonNull(projection, "projection"));
    }

    private boolean isNode(@Nullable Integer vertex) {
        return vertex != null && vertex >= 0 && vertex < projection.nodeCount();
    }

    private int node(Integer vertex) {
        if (!isNode(vertex)) {
            throw new IllegalArgumentException("no such vertex in graph: " + vertex);
        }
        return vertex;
    }

    @Override
    public @Nullable Edge getEdge(Integer from, Integer to) {
        return containsEdge(from, to) ? Edge.of(from, to) : null;
    }

    @Override
    public Set<Edge> getAllEdges(Integer from, Integer to) {
        if (!isNode(from) || !isNode(to)) {
            return Collections.emptySet();
        }
        return containsEdge(from, to) ? Set.of(Edge.of(from, to)) : Set.of();
    }

    @Override
    public boolean containsEdge(Integer from, Integer to) {
        return isNode(from) && isNode(to) && projection.weightBetween(from, to) > 0;
    }

    @Override
    public boolean containsEdge(Edge edge) {
        return edge != null && edge.low < edge.high && containsEdge((Integer) edge.low, (Integer) edge.high);
    }

    @Override
    public boolean containsVertex(Integer vertex) {
        return isNode(vertex);
    }

    @Override
    public Set<Integer> vertexSet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Integer> iterator() {
                return IntStream.range(0, projection.nodeCount()).iterator();
            }

            @Override
            public int size() {
                return projection.nodeCount();
            }

            @Override
            public boolean contains(Object vertex) {
                return vertex instanceof Integer node && isNode(node);
            }
        };
    }

    @Override
    public Set<Edge> edgeSet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Edge> iterator() {
                return new EdgeIterator();
            }

            @Override
            public int size() {
                return (int) Math.min(Integer.MAX_VALUE, projection.edgeCount());
            }

            @Override
            public boolean contains(Object edge) {
                return edge instanceof Edge known && containsEdge(known);
            }
        };
    }

    @Override
    public Set<Edge> edgesOf(Integer vertex) {
        int node = node(vertex);
        var edges = new ArrayList<Edge>(projection.degree(node));
        for (int slot = projection.begin(node); slot < projection.end(node); slot++) {
            edges.add(Edge.of(node, projection.neighbour(node, slot)));
        }
        return new AbstractSet<>() {
            @Override
            public Iterator<Edge> iterator() {
                return Collections.unmodifiableList(edges).iterator();
            }

            @Override
            public int size() {
                return edges.size();
            }

            @Override
            public boolean contains(Object edge) {
                return edge instanceof Edge known && (known.low == node || known.high == node) && containsEdge(known);
            }
        };
    }

    @Override
    public int degreeOf(Integer vertex) {
        return projection.degree(node(vertex));
    }

    @Override
    public int inDegreeOf(Integer vertex) {
        return degreeOf(vertex);
    }

    @Override
    public int outDegreeOf(Integer vertex) {
        return degreeOf(vertex);
    }

    @Override
    public Set<Edge> incomingEdgesOf(Integer vertex) {
        return edgesOf(vertex);
    }

    @Override
    public Set<Edge> outgoingEdgesOf(Integer vertex) {
        return edgesOf(vertex);
    }

    @Override
    public Integer getEdgeSource(Edge edge) {
        return edge.low;
    }

    @Override
    public Integer getEdgeTarget(Edge edge) {
        return edge.high;
    }

    @Override
    public double getEdgeWeight(Edge edge) {
        return projection.weightBetween(edge.low, edge.high);
    }

    @Override
    public GraphType getType() {
        return TYPE;
    }

    @Override
    public @Nullable Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Edge> getEdgeSupplier() {
        return null;
    }

    @Override
    public Edge addEdge(Integer from, Integer to) {
        throw readOnly();
    }

    @Override
    public boolean addEdge(Integer from, Integer to, Edge edge) {
        throw readOnly();
    }

    @Override
    public Integer addVertex() {
        throw readOnly();
    }

    @Override
    public boolean addVertex(Integer vertex) {
        throw readOnly();
    }

    @Override
    public Edge removeEdge(Integer from, Integer to) {
        throw readOnly();
    }

    @Override
    public boolean removeEdge(Edge edge) {
        throw readOnly();
    }

    @Override
    public boolean removeVertex(Integer vertex) {
        throw readOnly();
    }

    @Override
    public void setEdgeWeight(Edge edge, double weight) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a view of a projection is read only");
    }

    /** Each edge once, from its lower end. */
    private final class EdgeIterator implements Iterator<Edge> {
        private int node = -1;
        private int slot;
        private int end;

        EdgeIterator() {
            advance();
        }

        private void advance() {
            slot++;
            while (node < projection.nodeCount()) {
                for (; slot < end; slot++) {
                    if (projection.neighbour(node, slot) > node) {
                        return;
                    }
                }
                node++;
                if (node < projection.nodeCount()) {
                    slot = projection.begin(node);
                    end = projection.end(node);
                }
            }
        }

        @Override
        public boolean hasNext() {
            return node < projection.nodeCount();
        }

        @Override
        public Edge next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var edge = new Edge(node, projection.neighbour(node, slot));
            advance();
            return edge;
        }
    }
}
