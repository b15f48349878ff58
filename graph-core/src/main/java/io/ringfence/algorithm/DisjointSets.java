package io.ringfence.algorithm;

/** Disjoint sets of nodes 0..n−1, each named by its lowest node; path halving, 4n bytes. */
public final class DisjointSets {
    private final int[] parent;

    /** n sets of one node each. */
    public DisjointSets(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    /** The lowest node of a node's set. */
    public int find(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Joins the sets of two nodes; false if they were one already. */
    public boolean union(int one, int other) {
        int first = find(one);
        int second = find(other);
        if (first == second) {
            return false;
        }
        parent[Math.max(first, second)] = Math.min(first, second);
        return true;
    }

    /** The lowest node of each node's set, shape [n]. */
    public int[] labels() {
        int[] labels = new int[parent.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = find(i);
        }
        return labels;
    }
}
