package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/** The accounts that share entities with an account, each once, with how strongly and how lately. */
final class CoAccounts {
    final IntArrayList nodes = new IntArrayList();
    final LongArrayList lastSeen = new LongArrayList();
    final IntArrayList hard = new IntArrayList();
    /** Sum of the rarity weights of what is shared; a slot each. */
    double[] weight = new double[8];
    /** A bit for each shared type index below 63; a slot each. */
    long[] types = new long[8];

    private final Int2IntOpenHashMap slots = new Int2IntOpenHashMap();

    CoAccounts() {
        slots.defaultReturnValue(-1);
    }

    /** One shared entity: its type, its index, and the weight of sharing it. */
    record Tie(EntityType type, int index, double weight) {}

    void add(int account, long seen, Tie tie) {
        int slot = slots.get(account);
        if (slot < 0) {
            slot = nodes.size();
            slots.put(account, slot);
            nodes.add(account);
            lastSeen.add(seen);
            hard.add(0);
            if (slot == weight.length) {
                weight = Arrays.copyOf(weight, 2 * slot);
                types = Arrays.copyOf(types, 2 * slot);
            }
        }
        lastSeen.set(slot, Math.max(lastSeen.getLong(slot), seen));
        weight[slot] += tie.weight();
        types[slot] |= 1L << Math.min(tie.index(), 63);
        if (tie.type().strength() == EntityType.Strength.HARD) {
            hard.set(slot, 1);
        }
    }

    int size() {
        return nodes.size();
    }

    boolean contains(int account) {
        return slots.containsKey(account);
    }

    /** The slots, latest shared first, then by node. */
    int[] newestFirst() {
        int[] order = new int[nodes.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        IntArrays.quickSort(order, (a, b) -> {
            int byTime = Long.compare(lastSeen.getLong(b), lastSeen.getLong(a));
            return byTime != 0 ? byTime : Integer.compare(nodes.getInt(a), nodes.getInt(b));
        });
        return order;
    }
}
