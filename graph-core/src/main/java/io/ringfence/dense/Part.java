package io.ringfence.dense;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is a part of a larger one.
 *
 * @param nodes the larger graph's account or entity number of each node, ascending among accounts and among entities;
 *     null where the numbers are the same
 */
record Part(Bipartite graph, int @Nullable [] nodes) {
    /** The ties among some nodes, ascending; they weigh what they weighed. */
    Part among(int[] kept) {
        int[] place = new int[graph.nodes()];
        Arrays.fill(place, -1);
        int accounts = 0;
        for (int i = 0; i < kept.length; i++) {
            place[kept[i]] = i;
            accounts += kept[i] < graph.accounts ? 1 : 0;
        }
        int[] weights = new int[kept.length - accounts];
        int[] numbers = new int[kept.length];
        int[] offsets = new int[kept.length + 1];
        var neighbours = new IntArrayList();
        for (int i = 0; i < kept.length; i++) {
            if (i >= accounts) {
                weights[i - accounts] = graph.weights[kept[i] - graph.accounts];
            }
            numbers[i] = number(kept[i]);
            for (int slot = graph.offsets[kept[i]]; slot < graph.offsets[kept[i] + 1]; slot++) {
                if (place[graph.neighbours[slot]] >= 0) {
                    neighbours.add(place[graph.neighbours[slot]]);
                }
            }
            offsets[i + 1] = neighbours.size();
        }
        return new Part(new Bipartite(accounts, offsets, neighbours.toIntArray(), weights), numbers);
    }

    private int number(int node) {
        if (nodes != null) {
            return nodes[node];
        }
        return node < graph.accounts ? node : node - graph.accounts;
    }

    /** The block of some nodes of this graph. */
    DenseBlocks.Block block(int[] members, double density) {
        int[] sorted = members.clone();
        Arrays.sort(sorted);
        var accounts = new IntArrayList();
        var entities = new IntArrayList();
        for (int node : sorted) {
            (node < graph.accounts ? accounts : entities).add(number(node));
        }
        return new DenseBlocks.Block(accounts, entities, density);
    }
}
