package io.ringfence.projection;

import java.util.Arrays;

/**
 * Sums of weight by key, in the order in which the keys were first seen: a list for a few, a hash table beyond. Kept from
 * one use to the next; one thread.
 */
public final class WeightTally {
    private static final int LIST = 8;

    private int[] keys = new int[64];
    private double[] sums = new double[64];
    private int size;
    private int[] table = new int[128]; // 1 + index of the key
    private int[] places = new int[64];
    private boolean hashed;

    /** Forgets all keys. */
    public void clear() {
        if (hashed) {
            for (int i = 0; i < size; i++) {
                table[places[i]] = 0;
            }
            hashed = false;
        }
        size = 0;
    }

    /** Adds a weight to a key. */
    public void add(int key, double weight) {
        if (hashed) {
            addHashed(key, weight);
            return;
        }
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                sums[i] += weight;
                return;
            }
        }
        if (size < LIST) {
            keys[size] = key;
            sums[size++] = weight;
            return;
        }
        hashed = true;
        for (int i = 0; i < size; i++) {
            enter(i);
        }
        addHashed(key, weight);
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** The i-th key. */
    public int key(int i) {
        return keys[i];
    }

    /** The sum of the i-th key. */
    public double sum(int i) {
        return sums[i];
    }

    /** The sum of a key, 0 where it was never added; O(size). */
    public double sumOf(int key) {
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                return sums[i];
            }
        }
        return 0;
    }

    private void addHashed(int key, double weight) {
        int mask = table.length - 1;
        for (int place = place(key, mask); ; place = (place + 1) & mask) {
            int at = table[place] - 1;
            if (at < 0) {
                if (size == keys.length) {
                    grow();
                    addHashed(key, weight);
                    return;
                }
                keys[size] = key;
                sums[size] = weight;
                places[size] = place;
                table[place] = ++size;
                return;
            }
            if (keys[at] == key) {
                sums[at] += weight;
                return;
            }
        }
    }

    private static int place(int key, int mask) {
        return ((key * 0x9e3779b9) >>> 7) & mask;
    }

    private void enter(int i) {
        int mask = table.length - 1;
        int place = place(keys[i], mask);
        while (table[place] != 0) {
            place = (place + 1) & mask;
        }
        table[place] = i + 1;
        places[i] = place;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        sums = Arrays.copyOf(sums, 2 * size);
        places = new int[2 * size];
        table = new int[4 * size];
        for (int i = 0; i < size; i++) {
            enter(i);
        }
    }
}
