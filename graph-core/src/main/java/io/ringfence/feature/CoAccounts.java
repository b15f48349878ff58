package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import java.util.Arrays;

/** The accounts that share entities with an account, each once, with how strongly and how lately. */
final class CoAccounts {
    private static final int FIRST = 16;

    final NodeSlots nodes = new NodeSlots();
    long[] lastSeen = new long[FIRST];
    /** Whether a hard entity is among what is shared; a slot each. */
    boolean[] hard = new boolean[FIRST];
    /** Sum of the rarity weights of what is shared; a slot each. */
    double[] weight = new double[FIRST];
    /** A bit for each shared type index below 63; a slot each. */
    long[] types = new long[FIRST];
    /** How many entities are shared; a slot each. */
    int[] shared = new int[FIRST];

    private int[] order = new int[FIRST];

    /** One shared entity: its type, its index, and the weight of sharing it. */
    record Tie(EntityType type, int index, double weight) {}

    void clear() {
        nodes.clear();
    }

    void add(int account, long seen, Tie tie) {
        int slot = nodes.add(account) ? open() : nodes.find(account);
        lastSeen[slot] = Math.max(lastSeen[slot], seen);
        weight[slot] += tie.weight();
        types[slot] |= 1L << Math.min(tie.index(), 63);
        hard[slot] |= tie.type().strength() == EntityType.Strength.HARD;
        shared[slot]++;
    }

    int size() {
        return nodes.size();
    }

    boolean contains(int account) {
        return nodes.contains(account);
    }

    /** The slots, latest shared first, then by node; read up to {@link #size}. */
    int[] newestFirst() {
        for (int i = 0; i < nodes.size(); i++) {
            order[i] = i;
        }
        NewestFirst.sort(order, lastSeen, nodes, nodes.size());
        return order;
    }

    private int open() {
        int slot = nodes.size() - 1;
        if (slot == lastSeen.length) {
            lastSeen = Arrays.copyOf(lastSeen, 2 * slot);
            hard = Arrays.copyOf(hard, 2 * slot);
            weight = Arrays.copyOf(weight, 2 * slot);
            types = Arrays.copyOf(types, 2 * slot);
            shared = Arrays.copyOf(shared, 2 * slot);
            order = Arrays.copyOf(order, 2 * slot);
        }
        lastSeen[slot] = Long.MIN_VALUE;
        hard[slot] = false;
        weight[slot] = 0;
        types[slot] = 0;
        shared[slot] = 0;
        return slot;
    }
}
