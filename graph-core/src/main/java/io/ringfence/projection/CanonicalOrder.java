package io.ringfence.projection;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * An order of nodes by content, so that results do not depend on the order in which rows arrived: by a 64-bit hash of
 * the entity, and by the entity itself where two hashes agree. O(n log n) on primitives.
 */
final class CanonicalOrder {
    private CanonicalOrder() {}

    /** The hash of an entity; the same in every run and on every machine. */
    static long hash(EntityId entity) {
        return mix(mix(0x9e3779b97f4a7c15L, entity.type()), entity.id());
    }

    /** Sorts nodes in place. */
    static void sort(GraphView view, int[] nodes) {
        long[] keys = new long[view.nodeCount()];
        for (int node : nodes) {
            keys[node] = hash(view.entity(node));
        }
        IntArrays.parallelQuickSort(nodes, (one, other) -> {
            int byHash = Long.compare(keys[one], keys[other]);
            return byHash != 0 ? byHash : view.entity(one).compareTo(view.entity(other));
        });
    }

    private static long mix(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        hash *= 0xbf58476d1ce4e5b9L;
        return hash ^ (hash >>> 32);
    }
}
