package io.ringfence.projection;

import java.util.Arrays;

/**
 * An order of the nodes of a projection: which node stands at each place. A projection in a better order answers the
 * same questions faster, because nodes that are read together lie together; {@link #restore} brings values per place
 * back to values per node.
 */
public final class NodeOrder {
    private final int[] nodes; // by place
    private final int[] places; // by node

    private NodeOrder(int[] nodes) {
        this.nodes = nodes;
        places = new int[nodes.length];
        Arrays.fill(places, -1);
        for (int place = 0; place < nodes.length; place++) {
            int node = nodes[place];
            if (node < 0 || node >= nodes.length || places[node] >= 0) {
                throw new IllegalArgumentException(
                        "an order holds each node 0 to " + (nodes.length - 1) + " once, got " + node);
            }
            places[node] = place;
        }
    }

    /** The order that lists the nodes by place; each of 0..n−1 once. */
    public static NodeOrder of(int[] nodes) {
        return new NodeOrder(nodes.clone());
    }

    /** Highest degree first, ties by node: what most edges lead to lies together. O(n + highest degree). */
    public static NodeOrder byDegree(Projection graph) {
        int n = graph.nodeCount();
        int most = 0;
        for (int node = 0; node < n; node++) {
            most = Math.max(most, graph.degree(node));
        }
        int[] labels = new int[n];
        for (int node = 0; node < n; node++) {
            labels[node] = most - graph.degree(node);
        }
        return new NodeOrder(sorted(labels, most + 1));
    }

    /** Breadth first from each node not met yet, ascending: neighbours lie near each other. O(n + m). */
    public static NodeOrder breadthFirst(Projection graph) {
        int n = graph.nodeCount();
        int[] order = new int[n];
        boolean[] met = new boolean[n];
        int size = 0;
        int next = 0;
        for (int start = 0; start < n; start++) {
            if (met[start]) {
                continue;
            }
            met[start] = true;
            order[size++] = start;
            for (; next < size; next++) {
                int node = order[next];
                int end = graph.end(node);
                for (int slot = graph.begin(node); slot < end; slot++) {
                    int neighbour = graph.neighbour(node, slot);
                    if (!met[neighbour]) {
                        met[neighbour] = true;
                        order[size++] = neighbour;
                    }
                }
            }
        }
        return new NodeOrder(order);
    }

    /**
     * By label, ties by node: members of a community lie together.
     *
     * @param labels of each node, from 0
     */
    public static NodeOrder byLabel(int[] labels) {
        int most = -1;
        for (int label : labels) {
            most = Math.max(most, label);
        }
        return new NodeOrder(sorted(labels, most + 1));
    }

    private static int[] sorted(int[] labels, int count) {
        int[] begins = new int[count + 1];
        for (int label : labels) {
            begins[label + 1]++;
        }
        for (int label = 0; label < count; label++) {
            begins[label + 1] += begins[label];
        }
        int[] nodes = new int[labels.length];
        for (int node = 0; node < labels.length; node++) {
            nodes[begins[labels[node]]++] = node;
        }
        return nodes;
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.length;
    }

    /** The node that stands at a place. */
    public int nodeAt(int place) {
        return nodes[place];
    }

    /** The place of a node. */
    public int placeOf(int node) {
        return places[node];
    }

    /** Values by node, from values by place. */
    public float[] restore(float[] byPlace) {
        float[] byNode = new float[nodes.length];
        for (int place = 0; place < nodes.length; place++) {
            byNode[nodes[place]] = byPlace[place];
        }
        return byNode;
    }

    /** Values by node, from values by place. Labels that are places themselves are not renamed. */
    public int[] restore(int[] byPlace) {
        int[] byNode = new int[nodes.length];
        for (int place = 0; place < nodes.length; place++) {
            byNode[nodes[place]] = byPlace[place];
        }
        return byNode;
    }
}
