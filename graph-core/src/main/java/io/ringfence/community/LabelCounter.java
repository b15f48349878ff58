package io.ringfence.community;

import java.util.Arrays;

/**
 * The weight of each label among the neighbours of one node. Short rows are counted in a list, long ones in a hash table
 * that is cleared by what was touched. Scratch of one worker.
 */
final class LabelCounter {
    private static final int LISTED = 12;
    private static final int NONE = -1;

    private int[] keys = new int[LISTED];
    private double[] weights = new double[LISTED];
    private int[] places = new int[LISTED]; // of the table, in the order in which they were filled
    private int size;
    private int mask; // of the table; 0: a list

    /** Forgets all, and makes room for this many labels. */
    void reset(int most) {
        for (int i = 0; mask != 0 && i < size; i++) {
            keys[places[i]] = NONE;
        }
        size = 0;
        mask = 0;
        if (most > LISTED) {
            int capacity = Integer.highestOneBit(Math.max(32, most)) << 2;
            if (keys.length < capacity) {
                keys = new int[capacity];
                weights = new double[capacity];
                places = new int[capacity];
                Arrays.fill(keys, NONE);
            } else {
                Arrays.fill(keys, 0, LISTED, NONE); // a list may have stood there
            }
            mask = capacity - 1;
        }
    }

    /** Adds to the weight of a label. */
    void add(int label, float weight) {
        if (mask == 0) {
            list(label, weight);
            return;
        }
        int place = ((label * 0x9e3779b9) >>> 7) & mask;
        while (keys[place] != label) {
            if (keys[place] == NONE) {
                keys[place] = label;
                weights[place] = weight;
                places[size++] = place;
                return;
            }
            place = (place + 1) & mask;
        }
        weights[place] += weight;
    }

    private void list(int label, float weight) {
        for (int i = 0; i < size; i++) {
            if (keys[i] == label) {
                weights[i] += weight;
                return;
            }
        }
        keys[size] = label;
        weights[size++] = weight;
    }

    /**
     * The label of most weight. Of several, the current one if it is among them, else the one that comes first in an
     * order of the node's own, lest one label win all ties.
     */
    int best(int node, int current, long seed) {
        int best = current;
        double most = 0;
        for (int i = 0; i < size; i++) {
            int place = mask == 0 ? i : places[i];
            int label = keys[place];
            double weight = weights[place];
            if (weight > most || (weight == most && best != current && comesFirst(label, best, node, current, seed))) {
                most = weight;
                best = label;
            }
        }
        return best;
    }

    private static boolean comesFirst(int label, int best, int node, int current, long seed) {
        return label == current || order(label, node, seed) < order(best, node, seed);
    }

    static long order(int label, int node, long seed) {
        long mixed = ((long) node << 32 | label) ^ seed;
        mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
        return mixed ^ (mixed >>> 32);
    }
}
