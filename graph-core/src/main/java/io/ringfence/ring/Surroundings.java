package io.ringfence.ring;

import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * How closely the members of a group, and the accounts around it, are tied to it by what they do in step. O(ties of the
 * members).
 *
 * @param accounts ascending and distinct
 * @param inside   affinity of each member to the others
 * @param outside  affinity to the members of each other account that has any
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one cut of one group
record Surroundings(int[] accounts, double[] inside, Int2DoubleOpenHashMap outside) {
    static Surroundings of(Landscape landscape, int[] accounts) {
        Projection graph = landscape.affinity;
        double[] inside = new double[accounts.length];
        var outside = new Int2DoubleOpenHashMap();
        for (int place = 0; place < accounts.length; place++) {
            int end = graph.end(accounts[place]);
            for (int slot = graph.begin(accounts[place]); slot < end; slot++) {
                int other = graph.neighbour(accounts[place], slot);
                if (Arrays.binarySearch(accounts, other) >= 0) {
                    inside[place] += graph.weight(accounts[place], slot);
                } else {
                    outside.addTo(other, graph.weight(accounts[place], slot));
                }
            }
        }
        return new Surroundings(accounts, inside, outside);
    }

    /** The members and the accounts most tied to them, as many again and ten at most; ascending. */
    int[] around() {
        int[] others = outside.keySet().toIntArray();
        Arrays.sort(others);
        IntArrays.mergeSort(others, (a, b) -> Double.compare(outside.get(b), outside.get(a)));
        int taken = Math.min(others.length, accounts.length + 10);
        int[] all = Arrays.copyOf(accounts, accounts.length + taken);
        System.arraycopy(others, 0, all, accounts.length, taken);
        Arrays.sort(all);
        return all;
    }
}
