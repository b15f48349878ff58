package io.ringfence.projection;

import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An undirected graph in compressed rows, immutable. The neighbours of node u, 0 ≤ u &lt; n, stand at the slots
 * {@link #begin}(u) to {@link #end}(u) − 1 of its row, ascending, each once; an edge fills one slot at each of its ends.
 * There are no self-loops. A graph whose edges all weigh 1 keeps no weights.
 *
 * <p>Rows lie one after the other in pages of at most 2³⁰ slots; a page holds 2ᵏ nodes, so up to 2³⁰ nodes and any
 * number of edges fit. Read a row as
 *
 * <pre>{@code
 * int end = graph.end(node);
 * for (int slot = graph.begin(node); slot < end; slot++) {
 *     visit(graph.neighbour(node, slot), graph.weight(node, slot));
 * }
 * }</pre>
 *
 * <p>Memory: 4(n + 1) + 8m bytes, and 8m more with weights. Safe to read from any number of threads.
 */
public final class Projection {
    /** The bits of a node below its page; 31 where there is one page. */
    private final int pageBits;

    private final int n;
    private final int[] offsets; // of node u at u + (u >>> pageBits): each page ends with an offset of its own
    private final int[][] neighbours;
    private final float @Nullable [][] weights;
    private final long slots;

    Projection(int n, int pageBits, int[] offsets, int[][] neighbours, float @Nullable [][] weights) {
        this.n = n;
        this.pageBits = pageBits;
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.weights = weights;
        long sum = 0;
        for (int[] page : neighbours) {
            sum += page.length;
        }
        slots = sum;
    }

    /** A graph of n nodes whose edges {@code {u, v}} weigh 1; parallel edges add up. */
    public static Projection of(int n, int[][] edges) {
        var builder = new Builder(n);
        for (int[] edge : edges) {
            builder.add(edge[0], edge[1], 1);
        }
        return builder.build();
    }

    /**
     * A graph of n nodes and the edges {@code {from[i], to[i]}}, all of weight 1. Parallel edges count once, self-loops
     * are dropped. O(n + m) by counting sorts plus the sorting of each row; up to 16m bytes beside the result.
     *
     * @throws IllegalArgumentException if a node is not 0 to n − 1
     */
    public static Projection simple(int n, int[] from, int[] to, RunControl control) {
        return new Compression(n, from, to, null, Math.min(from.length, to.length)).run(control);
    }

    /** The bytes that a projection of n nodes and m edges takes. */
    public static long estimateBytes(long n, long m, boolean weighted) {
        return 4 * (n + 1) + (weighted ? 16 : 8) * m;
    }

    /** Nodes. */
    public int nodeCount() {
        return n;
    }

    /** Undirected edges. */
    public long edgeCount() {
        return slots / 2;
    }

    /** Whether any edge weighs other than 1. */
    public boolean isWeighted() {
        return weights != null;
    }

    /** The first slot of a node's row. */
    public int begin(int node) {
        return offsets[node + (node >>> pageBits)];
    }

    /** The slot after the last of a node's row. */
    public int end(int node) {
        return offsets[node + (node >>> pageBits) + 1];
    }

    /** Neighbours of a node. */
    public int degree(int node) {
        int place = node + (node >>> pageBits);
        return offsets[place + 1] - offsets[place];
    }

    /** The neighbour at a slot of a node's row. */
    public int neighbour(int node, int slot) {
        return neighbours[node >>> pageBits][slot];
    }

    /** The weight of the edge at a slot of a node's row, above 0. */
    public float weight(int node, int slot) {
        return weights == null ? 1 : weights[node >>> pageBits][slot];
    }

    /** The weight of the edge of two nodes, 0 where there is none; O(log degree). */
    public float weightBetween(int one, int other) {
        int slot = Arrays.binarySearch(neighbours[one >>> pageBits], begin(one), end(one), other);
        return slot < 0 ? 0 : weight(one, slot);
    }

    /** Sum of the weights of a node's edges. */
    public double strength(int node) {
        if (weights == null) {
            return degree(node);
        }
        double sum = 0;
        int end = end(node);
        for (int slot = begin(node); slot < end; slot++) {
            sum += weight(node, slot);
        }
        return sum;
    }

    /** The graph among some nodes; node i of it is {@code nodes[i]} of this. */
    public Projection induced(int[] nodes) {
        var place = new Int2IntOpenHashMap(nodes.length);
        place.defaultReturnValue(-1);
        for (int i = 0; i < nodes.length; i++) {
            place.put(nodes[i], i);
        }
        var builder = new Builder(nodes.length);
        for (int i = 0; i < nodes.length; i++) {
            int end = end(nodes[i]);
            for (int slot = begin(nodes[i]); slot < end; slot++) {
                int other = place.get(neighbour(nodes[i], slot));
                if (other > i) {
                    builder.add(i, other, weight(nodes[i], slot));
                }
            }
        }
        return builder.build();
    }

    /**
     * The same graph with its nodes in another order: place i of it is {@code order.nodeAt(i)} of this. O(n + m) and the
     * sorting of each row.
     *
     * @throws IllegalArgumentException if the order is of another number of nodes
     */
    public Projection reordered(NodeOrder order, RunControl control) {
        if (order.size() != n) {
            throw new IllegalArgumentException("the order must hold " + n + " nodes, got " + order.size());
        }
        control.check("projection", 0, 2);
        int[] degrees = new int[n];
        for (int place = 0; place < n; place++) {
            degrees[place] = degree(order.nodeAt(place));
        }
        var rows = new RawRows(degrees, weights != null, RawRows.PAGE_SLOTS);
        control.workers().forRanges(n, 1 << 13, (_, first, last) -> {
            for (int place = first; place < last; place++) {
                int node = order.nodeAt(place);
                int end = end(node);
                for (int slot = begin(node); slot < end; slot++) {
                    rows.add(place, order.placeOf(neighbour(node, slot)), weight(node, slot));
                }
            }
        });
        control.check("projection", 1, 2);
        return rows.fold(control.workers());
    }

    /**
     * The graph whose nodes are groups of the nodes of this: the weight of two groups is the sum of the weights between
     * their nodes, and edges inside a group are left out. O(n + m) and the sorting of each row, on the threads of a run;
     * the same at any thread count. 4n bytes, and the result twice while it is built.
     *
     * @param groupOf the group of each node, 0 to groups − 1, shape [n]
     */
    public Projection quotient(int[] groupOf, int groups, RunControl control) {
        return new Quotient(this, groupOf, groups).build(control);
    }

    /** Collects edges in any order; parallel ones add up, self-loops are dropped. */
    public static final class Builder {
        private final int n;
        private final IntArrayList from = new IntArrayList();
        private final IntArrayList to = new IntArrayList();
        private final FloatArrayList weight = new FloatArrayList();

        /** A builder of a graph of n nodes. */
        public Builder(int n) {
            if (n < 0) {
                throw new IllegalArgumentException("nodes must be at least 0, got " + n);
            }
            this.n = n;
        }

        /** Adds one undirected edge of a weight above 0. */
        public Builder add(int one, int other, double ofWeight) {
            if (one < 0 || one >= n || other < 0 || other >= n) {
                throw new IllegalArgumentException("nodes must be 0 to " + (n - 1) + ", got " + one + " and " + other);
            }
            if (!((float) ofWeight > 0)) {
                throw new IllegalArgumentException("weight must be > 0, got " + ofWeight);
            }
            if (one != other) {
                from.add(one);
                to.add(other);
                weight.add((float) ofWeight);
            }
            return this;
        }

        /** Builds the graph in O(m + n) and the sorting of each row. */
        public Projection build() {
            return build(RunControl.NONE);
        }

        /** Builds the graph on the threads of a run. */
        public Projection build(RunControl control) {
            return new Compression(n, from.elements(), to.elements(), weight.elements(), from.size()).run(control);
        }
    }
}
