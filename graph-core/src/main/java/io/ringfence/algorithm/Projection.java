package io.ringfence.algorithm;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * An undirected weighted graph in compressed rows, immutable. The neighbours of node u, 0 ≤ u &lt; n, stand at slots
 * {@link #begin}(u) to {@link #end}(u), ascending, each once; an edge fills one slot at each of its ends. There are no
 * self-loops. At most 2³⁰ edges. Memory: 4(n + 1) + 16m bytes.
 */
public final class Projection {
    private final int[] offsets;
    private final int[] neighbours;
    private final float[] weights;

    private Projection(int[] offsets, int[] neighbours, float[] weights) {
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.weights = weights;
    }

    /** A graph of n nodes whose edges {@code {u, v}} weigh 1; parallel edges add up. */
    public static Projection of(int n, int[][] edges) {
        var builder = new Builder(n);
        for (int[] edge : edges) {
            builder.add(edge[0], edge[1], 1);
        }
        return builder.build();
    }

    /** The bytes that a projection of n nodes and m edges takes. */
    public static long estimateBytes(long n, long m) {
        return 4 * (n + 1) + 16 * m;
    }

    /** Nodes. */
    public int nodeCount() {
        return offsets.length - 1;
    }

    /** Undirected edges. */
    public int edgeCount() {
        return neighbours.length / 2;
    }

    /** The first slot of a node. */
    public int begin(int node) {
        return offsets[node];
    }

    /** The slot after the last of a node. */
    public int end(int node) {
        return offsets[node + 1];
    }

    /** Neighbours of a node. */
    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /** The neighbour at a slot. */
    public int neighbour(int slot) {
        return neighbours[slot];
    }

    /** The weight of the edge at a slot, above 0. */
    public float weight(int slot) {
        return weights[slot];
    }

    /** The weight of the edge of two nodes, 0 where there is none; O(log degree). */
    public float weight(int one, int other) {
        int slot = Arrays.binarySearch(neighbours, offsets[one], offsets[one + 1], other);
        return slot < 0 ? 0 : weights[slot];
    }

    /** Sum of the weights of a node's edges. */
    public double strength(int node) {
        double sum = 0;
        for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
            sum += weights[slot];
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
            for (int slot = offsets[nodes[i]]; slot < offsets[nodes[i] + 1]; slot++) {
                int other = place.get(neighbours[slot]);
                if (other > i) {
                    builder.add(i, other, weights[slot]);
                }
            }
        }
        return builder.build();
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
            if (!(ofWeight > 0)) {
                throw new IllegalArgumentException("weight must be > 0, got " + ofWeight);
            }
            if (one != other) {
                from.add(one);
                to.add(other);
                weight.add((float) ofWeight);
            }
            return this;
        }

        /** Builds the graph in O(m + n) by two counting sorts. */
        public Projection build() {
            int slots = Math.multiplyExact(from.size(), 2);
            int[] starts = new int[n + 2];
            for (int i = 0; i < from.size(); i++) {
                starts[from.getInt(i) + 2]++;
                starts[to.getInt(i) + 2]++;
            }
            for (int i = 2; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            int[] byOwner = new int[slots]; // slots grouped by the node they belong to; even: from, odd: to
            for (int slot = 0; slot < slots; slot++) {
                byOwner[starts[owner(slot) + 1]++] = slot;
            }
            return merge(byOwner);
        }

        /** Transposing the grouped slots sorts each row: rows are visited in ascending order of the other end. */
        private Projection merge(int[] byOwner) {
            int slots = byOwner.length;
            int[] offsets = new int[n + 2];
            for (int slot : byOwner) {
                offsets[owner(slot ^ 1) + 2]++;
            }
            for (int i = 2; i < offsets.length; i++) {
                offsets[i] += offsets[i - 1];
            }
            int[] neighbours = new int[slots];
            double[] sums = new double[slots];
            for (int slot : byOwner) {
                int place = offsets[owner(slot ^ 1) + 1]++;
                neighbours[place] = owner(slot);
                sums[place] = weight.getFloat(slot >> 1);
            }
            int size = 0;
            int[] rows = new int[n + 1];
            int read = 0;
            for (int node = 0; node < n; node++) {
                int first = size;
                for (; read < offsets[node + 1]; read++) {
                    if (size > first && neighbours[size - 1] == neighbours[read]) {
                        sums[size - 1] += sums[read];
                    } else {
                        neighbours[size] = neighbours[read];
                        sums[size] = sums[read];
                        size++;
                    }
                }
                rows[node + 1] = size;
            }
            float[] weights = new float[size];
            for (int i = 0; i < size; i++) {
                weights[i] = (float) sums[i];
            }
            return new Projection(rows, Arrays.copyOf(neighbours, size), weights);
        }

        private int owner(int slot) {
            return (slot & 1) == 0 ? from.getInt(slot >> 1) : to.getInt(slot >> 1);
        }
    }
}
