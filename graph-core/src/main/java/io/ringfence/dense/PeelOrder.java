package io.ringfence.dense;

import java.util.Arrays;

/**
 * The peeling order of a changing graph: a sequence of nodes with the weight that each removal takes away, in leaves of
 * up to 64 nodes, leaves in groups of up to 128. Each leaf and group knows its greatest item, so the next node after a
 * place that is heavier than a given one is found in O(groups + 200) steps, and two nodes are compared in O(64).
 *
 * <p>An item is a weight and its node in one long, ordered by weight, then node. A node may be <em>barred</em>: it keeps
 * its place and weight, but counts as heavier than everything, so that no search passes it by.
 */
final class PeelOrder {
    static final int NONE = -1;
    private static final long BARRED = Long.MAX_VALUE;
    private static final long HIDDEN = Long.MIN_VALUE;
    private static final int LEAF = 64;
    private static final int GROUP = 128;
    private static final int NODE_BITS = 31;
    private static final long MOST_KEY = (1L << 32) - 1;

    private int[] leafOf = new int[1 << 10];
    private long[] lost = new long[1 << 10]; // by node: the weight that its removal takes away
    private int[] nodes = new int[LEAF]; // by leaf and place in it
    private int[] leafSize = new int[1];
    private int[] leafGroup = new int[1];
    private int[] leafRank = new int[1]; // in its group
    private int leafCount;
    private int[][] groupLeaves = new int[1][];
    private int[] groupSize = new int[1];
    private final Track stops = new Track(); // barred nodes are above all
    private final Track plain = new Track(); // hidden nodes are below all
    private long[] groupLost = new long[1];
    private int[] groupNodes = new int[1];
    private int[] groupRank = new int[1];
    private int[] groups = new int[1]; // in order
    private int groupCount;
    private int size;
    private long total;

    PeelOrder() {
        Arrays.fill(leafOf, NONE);
        groupLeaves[0] = new int[GROUP];
        groups[0] = 0;
        groupCount = 1;
        groupLeaves[0][0] = 0;
        groupSize[0] = 1;
        leafCount = 1;
    }

    static long item(long key, int node) {
        return (Math.min(key, MOST_KEY) << NODE_BITS) | node;
    }

    int size() {
        return size;
    }

    long total() {
        return total;
    }

    boolean contains(int node) {
        return node < leafOf.length && leafOf[node] != NONE;
    }

    long lost(int node) {
        return lost[node];
    }

    /** Whether one node stands before another; {@link #NONE} stands after all. */
    boolean isBefore(int left, int right) {
        if (left == NONE || right == NONE) {
            return left != NONE;
        }
        int first = leafOf[left];
        int second = leafOf[right];
        if (first == second) {
            return placeOf(left) < placeOf(right);
        }
        int byGroup = groupRank[leafGroup[first]] - groupRank[leafGroup[second]];
        return byGroup != 0 ? byGroup < 0 : leafRank[first] < leafRank[second];
    }

    private int placeOf(int node) {
        int at = leafOf[node] * LEAF;
        while (nodes[at] != node) {
            at++;
        }
        return at;
    }

    /** The first node, or none. */
    int first() {
        return firstAbove(NONE, Long.MIN_VALUE, true);
    }

    /** The node after one, or none. */
    int next(int node) {
        int place = placeOf(node);
        int leaf = leafOf[node];
        if (place + 1 < leaf * LEAF + leafSize[leaf]) {
            return nodes[place + 1];
        }
        return stops.inLaterLeaf(leaf, Long.MIN_VALUE);
    }

    /** The first node at a place or after it whose item is above one; from the start of all where {@code fromStart}. */
    int firstAbove(int from, long item, boolean fromStart) {
        if (from == NONE) {
            return fromStart ? stops.inLaterGroup(-1, item) : NONE;
        }
        return stops.firstAbove(from, item);
    }

    /** Whether a node from one place up to another, barred ones included and hidden ones not, has an item above one. */
    boolean isAboveBetween(int from, int to, long item) {
        return from != NONE && isBefore(plain.firstAbove(from, item), to);
    }

    void bar(int node) {
        stops.set(placeOf(node), leafOf[node], BARRED);
    }

    void unbar(int node) {
        stops.set(placeOf(node), leafOf[node], item(lost[node], node));
    }

    /** Bars a node, and makes {@link #isAboveBetween} pass it by until it is put in another place. */
    void hide(int node) {
        bar(node);
        plain.set(placeOf(node), leafOf[node], HIDDEN);
    }

    /** Changes what the removal of a node that stays in its place takes away. */
    void setLost(int node, long key) {
        int leaf = leafOf[node];
        int place = placeOf(node);
        groupLost[leafGroup[leaf]] += key - lost[node];
        total += key - lost[node];
        lost[node] = key;
        stops.set(place, leaf, item(key, node));
        plain.set(place, leaf, item(key, node));
    }

    /** Puts a node before another, or last. */
    void insert(int node, long key, int before) {
        reach(node);
        int leaf = before != NONE ? leafOf[before] : lastLeaf();
        if (leafSize[leaf] == LEAF) {
            split(leaf, before == NONE ? LEAF - LEAF / 4 : LEAF / 2);
            leaf = before != NONE ? leafOf[before] : lastLeaf();
        }
        int end = leaf * LEAF + leafSize[leaf];
        int place = before != NONE ? placeOf(before) : end;
        System.arraycopy(nodes, place, nodes, place + 1, end - place);
        stops.shift(place, end, 1);
        plain.shift(place, end, 1);
        nodes[place] = node;
        leafSize[leaf]++;
        leafOf[node] = leaf;
        lost[node] = key;
        count(leafGroup[leaf], 1, key);
        stops.put(place, leaf, item(key, node));
        plain.put(place, leaf, item(key, node));
    }

    private int lastLeaf() {
        int group = groups[groupCount - 1];
        return groupLeaves[group][groupSize[group] - 1];
    }

    void remove(int node) {
        int leaf = leafOf[node];
        int place = placeOf(node);
        int end = leaf * LEAF + leafSize[leaf];
        long stop = stops.items[place];
        long item = plain.items[place];
        System.arraycopy(nodes, place + 1, nodes, place, end - place - 1);
        stops.shift(place + 1, end, -1);
        plain.shift(place + 1, end, -1);
        leafSize[leaf]--;
        leafOf[node] = NONE;
        count(leafGroup[leaf], -1, -lost[node]);
        stops.removed(leaf, stop);
        plain.removed(leaf, item);
        // an empty leaf stays: the next insertion at its place fills it, and rebuilding drops it
    }

    private void count(int group, int change, long weight) {
        size += change;
        total += weight;
        groupNodes[group] += change;
        groupLost[group] += weight;
    }

    private void split(int leaf, int kept) {
        if (leafCount == leafSize.length) {
            int capacity = 2 * leafCount;
            nodes = Arrays.copyOf(nodes, capacity * LEAF);
            leafSize = Arrays.copyOf(leafSize, capacity);
            leafGroup = Arrays.copyOf(leafGroup, capacity);
            leafRank = Arrays.copyOf(leafRank, capacity);
            stops.growLeaves(capacity);
            plain.growLeaves(capacity);
        }
        if (groupSize[leafGroup[leaf]] == GROUP) {
            splitGroup(leafGroup[leaf]);
        }
        int fresh = leafCount++;
        int moved = LEAF - kept;
        System.arraycopy(nodes, leaf * LEAF + kept, nodes, fresh * LEAF, moved);
        System.arraycopy(stops.items, leaf * LEAF + kept, stops.items, fresh * LEAF, moved);
        System.arraycopy(plain.items, leaf * LEAF + kept, plain.items, fresh * LEAF, moved);
        for (int place = fresh * LEAF; place < fresh * LEAF + moved; place++) {
            leafOf[nodes[place]] = fresh;
        }
        leafSize[leaf] = kept;
        leafSize[fresh] = moved;
        int group = leafGroup[leaf];
        int rank = leafRank[leaf] + 1;
        int[] leaves = groupLeaves[group];
        System.arraycopy(leaves, rank, leaves, rank + 1, groupSize[group] - rank);
        leaves[rank] = fresh;
        groupSize[group]++;
        leafGroup[fresh] = group;
        for (int i = rank; i < groupSize[group]; i++) {
            leafRank[leaves[i]] = i;
        }
        stops.measure(leaf, fresh);
        plain.measure(leaf, fresh);
    }

    private void splitGroup(int group) {
        int fresh = groupCount;
        if (fresh == groups.length) {
            int capacity = 2 * fresh;
            groups = Arrays.copyOf(groups, capacity);
            groupLeaves = Arrays.copyOf(groupLeaves, capacity);
            groupSize = Arrays.copyOf(groupSize, capacity);
            stops.groupMost = Arrays.copyOf(stops.groupMost, capacity);
            plain.groupMost = Arrays.copyOf(plain.groupMost, capacity);
            groupLost = Arrays.copyOf(groupLost, capacity);
            groupNodes = Arrays.copyOf(groupNodes, capacity);
            groupRank = Arrays.copyOf(groupRank, capacity);
        }
        int half = GROUP / 2;
        int[] leaves = new int[GROUP];
        System.arraycopy(groupLeaves[group], half, leaves, 0, half);
        groupLeaves[fresh] = leaves;
        groupSize[fresh] = half;
        groupSize[group] = half;
        for (int i = 0; i < half; i++) {
            int leaf = leaves[i];
            leafGroup[leaf] = fresh;
            leafRank[leaf] = i;
            groupNodes[fresh] += leafSize[leaf];
            for (int place = leaf * LEAF; place < leaf * LEAF + leafSize[leaf]; place++) {
                groupLost[fresh] += lost[nodes[place]];
            }
        }
        groupNodes[group] -= groupNodes[fresh];
        groupLost[group] -= groupLost[fresh];
        stops.measureGroup(group);
        stops.measureGroup(fresh);
        plain.measureGroup(group);
        plain.measureGroup(fresh);
        int rank = groupRank[group] + 1;
        System.arraycopy(groups, rank, groups, rank + 1, groupCount - rank);
        groups[rank] = fresh;
        groupCount++;
        for (int i = rank; i < groupCount; i++) {
            groupRank[groups[i]] = i;
        }
    }

    private void reach(int node) {
        if (node >= leafOf.length) {
            int before = leafOf.length;
            leafOf = Arrays.copyOf(leafOf, Math.max(node + 1, 3 * (before / 2)));
            lost = Arrays.copyOf(lost, leafOf.length);
            Arrays.fill(leafOf, before, leafOf.length, NONE);
        }
    }

    /**
     * The first node of the densest rest of the sequence, the largest of equals; none where nothing weighs anything. Only
     * groups with a node heavier than the best density so far are looked into: before any other node, the density of the
     * rest only grows.
     */
    int densest() {
        int from = NONE;
        double best = 0;
        long weight = 0;
        int count = 0;
        for (int i = groupCount - 1; i >= 0; i--) {
            int group = groups[i];
            if (groupNodes[group] == 0) {
                continue;
            }
            if (stops.groupMost[group] >>> NODE_BITS < best) {
                weight += groupLost[group];
                count += groupNodes[group];
                continue;
            }
            for (int j = groupSize[group] - 1; j >= 0; j--) {
                int leaf = groupLeaves[group][j];
                for (int place = leaf * LEAF + leafSize[leaf] - 1; place >= leaf * LEAF; place--) {
                    weight += lost[nodes[place]];
                    count++;
                    double density = (double) weight / count;
                    if (density >= best && weight > 0) {
                        best = density;
                        from = nodes[place];
                    }
                }
            }
        }
        return from;
    }

    /** The items of all places, and the greatest of each leaf and group. */
    private final class Track {
        private long[] items = new long[LEAF];
        private long[] leafMost = {Long.MIN_VALUE};
        private long[] groupMost = {Long.MIN_VALUE};

        int firstAbove(int from, long item) {
            int leaf = leafOf[from];
            int end = leaf * LEAF + leafSize[leaf];
            if (leafMost[leaf] > item) {
                for (int place = placeOf(from); place < end; place++) {
                    if (items[place] > item) {
                        return nodes[place];
                    }
                }
            }
            return inLaterLeaf(leaf, item);
        }

        int inLaterLeaf(int leaf, long item) {
            int group = leafGroup[leaf];
            int found = groupMost[group] > item ? inGroup(group, leafRank[leaf] + 1, item) : NONE;
            return found != NONE ? found : inLaterGroup(groupRank[group], item);
        }

        int inLaterGroup(int rank, long item) {
            for (int i = rank + 1; i < groupCount; i++) {
                if (groupMost[groups[i]] > item) {
                    return inGroup(groups[i], 0, item);
                }
            }
            return NONE;
        }

        private int inGroup(int group, int rank, long item) {
            for (int i = rank; i < groupSize[group]; i++) {
                int leaf = groupLeaves[group][i];
                if (leafMost[leaf] > item) {
                    int place = leaf * LEAF;
                    while (items[place] <= item) {
                        place++;
                    }
                    return nodes[place];
                }
            }
            return NONE;
        }

        void set(int place, int leaf, long item) {
            long before = items[place];
            put(place, leaf, item);
            if (item < before) {
                removed(leaf, before);
            }
        }

        /** Writes an item and raises what is above it. */
        void put(int place, int leaf, long item) {
            items[place] = item;
            leafMost[leaf] = Math.max(leafMost[leaf], item);
            groupMost[leafGroup[leaf]] = Math.max(groupMost[leafGroup[leaf]], item);
        }

        /** Lowers what is above an item that is no longer in its leaf. */
        void removed(int leaf, long item) {
            if (item == leafMost[leaf]) {
                measureLeaf(leaf);
                int group = leafGroup[leaf];
                if (item == groupMost[group] && leafMost[leaf] < item) {
                    measureGroup(group);
                }
            }
        }

        void measure(int leaf, int other) {
            measureLeaf(leaf);
            measureLeaf(other);
            measureGroup(leafGroup[leaf]);
        }

        private void measureLeaf(int leaf) {
            long most = Long.MIN_VALUE;
            for (int place = leaf * LEAF; place < leaf * LEAF + leafSize[leaf]; place++) {
                most = Math.max(most, items[place]);
            }
            leafMost[leaf] = most;
        }

        void measureGroup(int group) {
            long most = Long.MIN_VALUE;
            for (int i = 0; i < groupSize[group]; i++) {
                most = Math.max(most, leafMost[groupLeaves[group][i]]);
            }
            groupMost[group] = most;
        }

        void shift(int place, int end, int by) {
            System.arraycopy(items, place, items, place + by, end - place);
        }

        void growLeaves(int capacity) {
            items = Arrays.copyOf(items, capacity * LEAF);
            leafMost = Arrays.copyOf(leafMost, capacity);
        }
    }
}
