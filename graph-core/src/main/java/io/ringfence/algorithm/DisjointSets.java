package io.ringfence.algorithm;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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

    /** The sets of at least so many nodes, each ascending, by lowest node. O(n). */
    public List<int[]> groups(int least) {
        int[] labels = labels();
        int[] sizes = new int[labels.length];
        for (int label : labels) {
            sizes[label]++;
        }
        int[][] groups = new int[labels.length][];
        int[] filled = new int[labels.length];
        for (int node = 0; node < labels.length; node++) {
            int label = labels[node];
            if (sizes[label] >= least) {
                if (groups[label] == null) {
                    groups[label] = new int[sizes[label]];
                }
                groups[label][filled[label]++] = node;
            }
        }
        return Arrays.stream(groups).filter(Objects::nonNull).toList();
    }
}
