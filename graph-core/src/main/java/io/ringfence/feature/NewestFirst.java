package io.ringfence.feature;

import it.unimi.dsi.fastutil.ints.IntArrays;

/** The order in which bounded walks go: latest first, then by node, so that what is cut off is the oldest. */
final class NewestFirst {
    private static final int SHORT = 40; // what is sorted came nearly so

    private NewestFirst() {}

    /** Sorts slots 0 to size − 1, given in any order, by the times of the slots and then by their nodes. */
    static void sort(int[] order, long[] times, NodeSlots nodes, int size) {
        if (size > SHORT) {
            IntArrays.quickSort(order, 0, size, (a, b) -> {
                int byTime = Long.compare(times[b], times[a]);
                return byTime != 0 ? byTime : Integer.compare(nodes.node(a), nodes.node(b));
            });
            return;
        }
        for (int i = 1; i < size; i++) {
            int slot = order[i];
            int at = i;
            for (; at > 0 && comesBefore(slot, order[at - 1], times, nodes); at--) {
                order[at] = order[at - 1];
            }
            order[at] = slot;
        }
    }

    private static boolean comesBefore(int a, int b, long[] times, NodeSlots nodes) {
        return times[a] != times[b] ? times[a] > times[b] : nodes.node(a) < nodes.node(b);
    }
}
