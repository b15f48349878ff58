package io.ringfence.dense;

import java.util.Arrays;

/**
 * A peeling read backwards: nodes come back one by one, and each joins the connected groups that it has ties to. The
 * group of a node at the moment when it came is its <em>moment</em>: the node and all that hangs below it. Because a
 * node's weight depends on its own group alone, one peeling of everything is at once the peeling of every connected
 * group that it ever passed through.
 *
 * <p>A moment is a peak when it is denser than every moment inside it, and no moment around it is such a peak. Peaks
 * share no node, and the densest of them is at least as dense as any prefix of the peeling. O(ties α) time, 33 bytes a
 * node.
 */
final class Moments {
    private static final int NONE = -1;

    private final Bipartite graph;
    private final Peeling peeling;
    private final int[] above; // the node that joined a node's group next, or itself
    private final int[] sets; // disjoint sets of the groups: the node above in its set's tree; of a root −2 − its size
    private final int[] last; // the node that came last to a group, by the root of its set
    private final long[] total;
    private final int[] size;
    private final double[] best;
    private final boolean[] own; // whether a moment is denser than all inside it

    Moments(Bipartite graph, Peeling peeling) {
        this.graph = graph;
        this.peeling = peeling;
        int n = graph.nodes();
        above = new int[n];
        sets = new int[n];
        last = new int[n];
        total = new long[n];
        size = new int[n];
        best = new double[n];
        own = new boolean[n];
        Arrays.fill(sets, NONE);
        for (int i = peeling.order.length - 1; i >= 0; i--) {
            come(peeling.order[i], peeling.lost[i]);
        }
    }

    private void come(int node, long weight) {
        sets[node] = -3;
        above[node] = node;
        last[node] = node;
        total[node] = weight;
        size[node] = 1;
        int root = node;
        for (int slot = graph.offsets[node]; slot < graph.offsets[node + 1]; slot++) {
            int other = graph.neighbours[slot];
            if (sets[other] == NONE) {
                continue;
            }
            int set = find(other);
            if (set != root) {
                int group = last[set];
                above[group] = node;
                total[node] += total[group];
                size[node] += size[group];
                best[node] = Math.max(best[node], best[group]);
                root = join(root, set);
            }
        }
        last[root] = node;
        double density = density(node);
        own[node] = density > best[node];
        best[node] = Math.max(best[node], density);
    }

    private int join(int one, int other) {
        int larger = sets[one] <= sets[other] ? one : other;
        int smaller = larger == one ? other : one;
        sets[larger] += sets[smaller] + 2;
        sets[smaller] = larger;
        return larger;
    }

    private int find(int node) {
        int at = node;
        while (sets[at] >= 0) {
            int up = sets[at];
            if (sets[up] >= 0) {
                sets[at] = sets[up];
            }
            at = up;
        }
        return at;
    }

    /** The peak that each node is in, named by the peak's last node, shape [nodes]; −1 where there is none. */
    int[] peaks() {
        int[] peak = new int[above.length];
        Arrays.fill(peak, NONE);
        for (int node : peeling.order) {
            int around = above[node] == node ? NONE : peak[above[node]];
            peak[node] = around != NONE || !own[node] ? around : node;
        }
        return peak;
    }

    /** Weight inside per node of the moment of a node. */
    double density(int node) {
        return total[node] / (Bipartite.ONE * size[node]);
    }

    /** Whether the moment of a node is as dense as anything in its connected group. */
    boolean isDensestAround(int node) {
        return best[last[find(node)]] == best[node];
    }
}
