package io.ringfence.projection;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.longs.LongArrays;

/**
 * An order of nodes by content, so that results do not depend on the order in which rows arrived: by a 64-bit hash of
 * the entity, and by the entity itself where two hashes agree. O(n log n) on the run's threads, 32 bytes a node.
 */
final class CanonicalOrder {
    private static final int GRAIN = 1 << 12;

    /** Nodes that are sorted at once: hashes are spread evenly, so their first bits part them into such buckets. */
    private static final int BUCKET = 1 << 9;

    private final GraphView view;
    private final int[] nodes;
    private final int bits;

    private CanonicalOrder(GraphView view, int[] nodes) {
        this.view = view;
        this.nodes = nodes;
        bits = 32 - Integer.numberOfLeadingZeros(nodes.length / BUCKET);
    }

    /** The hash of an entity; the same in every run and on every machine. */
    static long hash(EntityId entity) {
        return mix(mix(0x9e3779b97f4a7c15L, entity.type()), entity.id());
    }

    /** Sorts nodes in place. */
    static void sort(GraphView view, int[] nodes, RunControl control) {
        new CanonicalOrder(view, nodes).sort(control);
    }

    private void sort(RunControl control) {
        int n = nodes.length;
        long[] unordered = new long[n];
        control.forRanges("ordering entities", n, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                unordered[i] = hash(view.entity(nodes[i]));
            }
        });
        int[] begin = new int[(1 << bits) + 1];
        for (long hash : unordered) {
            begin[bucket(hash) + 1]++;
        }
        for (int bucket = 1; bucket < begin.length; bucket++) {
            begin[bucket] += begin[bucket - 1];
        }
        long[] hashes = new long[n];
        long[] ordered = new long[n];
        int[] next = begin.clone();
        for (int i = 0; i < n; i++) {
            int place = next[bucket(unordered[i])]++;
            hashes[place] = unordered[i];
            ordered[place] = nodes[i];
        }
        control.forRanges("ordering entities", begin.length - 1, GRAIN / BUCKET, (worker, from, to) -> {
            for (int bucket = from; bucket < to; bucket++) {
                LongArrays.quickSort(hashes, ordered, begin[bucket], begin[bucket + 1]);
            }
            for (int i = begin[from]; i < begin[to]; i++) {
                nodes[i] = (int) ordered[i];
            }
            for (int i = begin[from] + 1; i < begin[to]; i++) {
                sink(hashes, begin[from], i);
            }
        });
    }

    /** The first bits of a hash, negative ones first. */
    private int bucket(long hash) {
        return bits == 0 ? 0 : (int) ((hash ^ Long.MIN_VALUE) >>> (Long.SIZE - bits));
    }

    /** Moves a node before those of the same hash whose entities come after its own. */
    private void sink(long[] hashes, int begin, int place) {
        for (int i = place; i > begin && hashes[i] == hashes[i - 1]; i--) {
            if (view.entity(nodes[i - 1]).compareTo(view.entity(nodes[i])) <= 0) {
                return;
            }
            int node = nodes[i];
            nodes[i] = nodes[i - 1];
            nodes[i - 1] = node;
        }
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
