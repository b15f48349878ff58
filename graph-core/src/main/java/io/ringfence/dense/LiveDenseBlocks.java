package io.ringfence.dense;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.Optional;

/**
 * The densest block of the ties of a sliding window, under a stream of ties with expiry. The peeling order is kept, and
 * only the part that a tie changes is mended, so that at every moment it is the order of a full peeling of the ties in
 * the window, down to the least density that is asked for: what {@link #densest} gives is what a full run would, and has at least half of the density of the densest
 * set of accounts and entities there is.
 *
 * <p>A tie weighs 1 / ln(sharers + 5) by the sharers that its entity had in the window when the tie was seen, and keeps
 * that weight, as in Spade; {@link DenseBlocks} weighs all ties of an entity by its sharers at the end.
 *
 * <p>A tie takes as long as the nodes that it moves have ties: microseconds where the least density asked for is near that
 * of the densest block, but up to seconds where millions of nodes in one component are denser than that. About 150 bytes a node and 72 a tie. Deterministic. Not safe for use by several threads at once.
 *
 * @see <a href="https://doi.org/10.14778/3570690.3570696">Jiang et al., Spade, 2023</a>
 */
public final class LiveDenseBlocks {
    private static final double MOST_DENSITY = 4_000;

    private final LiveTies ties = new LiveTies();
    private final LivePeeling peeling;
    private final double minDensity;
    private final Long2IntOpenHashMap again = new Long2IntOpenHashMap(); // sightings of a tie beyond the first
    private final Long2IntOpenHashMap removed = new Long2IntOpenHashMap(); // sightings of ties that were removed since
    private long[] pairs = new long[1 << 10]; // sightings in order of time, in a ring
    private long[] times = new long[1 << 10];
    private int head;
    private int sightings;
    private long now = Long.MIN_VALUE;
    private int nodes;

    /**
     * No ties yet.
     *
     * @param minDensity least weight inside per node of a block that is looked for, at least 0; the higher, the less is
     *     moved for a tie
     */
    public LiveDenseBlocks(double minDensity) {
        if (!(minDensity >= 0) || minDensity > MOST_DENSITY) {
            throw new IllegalArgumentException("minDensity must be 0 to " + MOST_DENSITY + ", got " + minDensity);
        }
        this.minDensity = minDensity;
        peeling = new LivePeeling(ties, (long) Math.floor(minDensity * Bipartite.ONE));
    }

    /** Ties in the window. */
    public int tieCount() {
        return ties.count();
    }

    /**
     * Adds a tie; one that is there already stays for longer.
     *
     * @param at when it was seen, not before any earlier one
     */
    public void add(int account, int entity, long at) {
        if (see(account, entity, at)) {
            int weight = tie(account, entity);
            peeling.reach(2 * account);
            peeling.reach(2 * entity + 1);
            peeling.added(2 * account, 2 * entity + 1, weight);
        }
    }

    /** Adds many ties at once, in order of time, and peels anew: better than one by one from some thousands on. */
    public void addAll(int[] account, int[] entity, long[] at) {
        for (int i = 0; i < account.length; i++) {
            if (see(account[i], entity[i], at[i])) {
                tie(account[i], entity[i]);
            }
        }
        peeling.rebuild(nodes);
    }

    /** Whether a tie is new; it is remembered until it expires. */
    private boolean see(int account, int entity, long at) {
        if (account < 0 || entity < 0 || Math.max(account, entity) >= 1 << 30 || at < now) {
            throw new IllegalArgumentException("numbers must be 0 to 2^30 - 1 and times in order, got " + account + ", "
                    + entity + " and " + at + " after " + now);
        }
        now = at;
        if (sightings == pairs.length) {
            grow();
        }
        int place = (head + sightings++) & (pairs.length - 1);
        pairs[place] = pair(account, entity);
        times[place] = at;
        if (ties.find(2 * account, 2 * entity + 1) >= 0) {
            again.addTo(pair(account, entity), 1);
            return false;
        }
        return true;
    }

    private int tie(int account, int entity) {
        int weight = Bipartite.weight(ties.degree(2 * entity + 1) + 1);
        ties.add(2 * account, 2 * entity + 1, weight);
        nodes = Math.max(nodes, Math.max(2 * account, 2 * entity + 1) + 1);
        return weight;
    }

    /** Removes the ties that were last seen before a time; returns how many. */
    public int expire(long before) {
        int gone = 0;
        while (sightings > 0 && times[head] < before) {
            long pair = pairs[head];
            head = (head + 1) & (pairs.length - 1);
            sightings--;
            if (!takeOne(removed, pair) && !takeOne(again, pair)) {
                drop((int) (pair >>> 32), (int) pair);
                gone++;
            }
        }
        return gone;
    }

    /** Removes a tie; false where there is none. */
    public boolean remove(int account, int entity) {
        if (ties.find(2 * account, 2 * entity + 1) < 0) {
            return false;
        }
        long pair = pair(account, entity);
        removed.addTo(pair, 1 + again.remove(pair));
        drop(account, entity);
        return true;
    }

    private void drop(int account, int entity) {
        int weight = ties.remove(2 * account, ties.find(2 * account, 2 * entity + 1));
        peeling.removed(2 * account, 2 * entity + 1, weight);
    }

    private static boolean takeOne(Long2IntOpenHashMap counts, long pair) {
        int count = counts.get(pair);
        if (count == 1) {
            counts.remove(pair);
        } else if (count > 1) {
            counts.put(pair, count - 1);
        }
        return count > 0;
    }

    /**
     * The densest rest of the peeling order, the largest of equals; empty where none is as dense as asked for. O(nodes / 6,000) and the
     * nodes that are heavier than the density found.
     */
    public Optional<DenseBlocks.Block> densest() {
        PeelOrder order = peeling.order();
        var accounts = new IntArrayList();
        var entities = new IntArrayList();
        long total = 0;
        for (int node = order.densest(); node != PeelOrder.NONE; node = order.next(node)) {
            (node % 2 == 0 ? accounts : entities).add(node / 2);
            total += order.lost(node);
        }
        double density = total / (Bipartite.ONE * (accounts.size() + entities.size()));
        if (total == 0 || density < minDensity) {
            return Optional.empty();
        }
        accounts.sort(null);
        entities.sort(null);
        return Optional.of(new DenseBlocks.Block(accounts, entities, density));
    }

    LiveTies ties() {
        return ties;
    }

    PeelOrder order() {
        return peeling.order();
    }

    private void grow() {
        int length = pairs.length;
        pairs = Arrays.copyOf(pairs, 2 * length);
        times = Arrays.copyOf(times, 2 * length);
        System.arraycopy(pairs, 0, pairs, length, head);
        System.arraycopy(times, 0, times, length, head);
    }

    private static long pair(int account, int entity) {
        return ((long) account << 32) | entity;
    }
}
