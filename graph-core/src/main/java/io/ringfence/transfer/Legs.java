package io.ringfence.transfer;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/**
 * Ways through one account in the middle of a pattern, each with the far ends that it belongs to and its up to four
 * transfers; and, for each pair of far ends, the window with the most accounts in the middle.
 */
final class Legs {
    private static final int WIDTH = 4;

    /** Takes the best window of one group of legs. */
    @FunctionalInterface
    interface Taker {
        /** The legs of it, one for each account in the middle, by account; and all legs of the group. */
        void take(long ends, IntArrayList best, int[] order, int from, int to);
    }

    private final long[] time;
    private final LongArrayList ends = new LongArrayList();
    private final IntArrayList middle = new IntArrayList();
    private final IntArrayList transfers = new IntArrayList();
    private final IntArrayList first = new IntArrayList();
    private final IntArrayList last = new IntArrayList();

    Legs(long[] time) {
        this.time = time;
    }

    void clear() {
        ends.clear();
        middle.clear();
        transfers.clear();
        first.clear();
        last.clear();
    }

    void add(long farEnds, int account, int... ofLeg) {
        ends.add(farEnds);
        middle.add(account);
        int least = ofLeg[0];
        int most = ofLeg[0];
        for (int transfer : ofLeg) {
            least = Math.min(least, transfer);
            most = Math.max(most, transfer);
            transfers.add(transfer);
        }
        for (int i = ofLeg.length; i < WIDTH; i++) {
            transfers.add(-1);
        }
        first.add(least);
        last.add(most);
    }

    int middle(int leg) {
        return middle.getInt(leg);
    }

    int first(int leg) {
        return first.getInt(leg);
    }

    int last(int leg) {
        return last.getInt(leg);
    }

    int transfer(int leg, int i) {
        return transfers.getInt(WIDTH * leg + i);
    }

    void addTransfers(int leg, IntArrayList to) {
        for (int i = 0; i < WIDTH; i++) {
            if (transfer(leg, i) >= 0) {
                to.add(transfer(leg, i));
            }
        }
    }

    /**
     * Gives, by far ends, the earliest of the windows with the most accounts in the middle, where they are enough.
     * O(legs log legs + legs · accounts in the middle) in each group.
     */
    void groups(long window, int enough, Taker taker) {
        int[] order = new int[ends.size()];
        Arrays.setAll(order, i -> i);
        IntArrays.quickSort(order, (one, other) -> {
            int byEnds = Long.compare(ends.getLong(one), ends.getLong(other));
            int byLast = byEnds != 0 ? byEnds : Integer.compare(last.getInt(one), last.getInt(other));
            return byLast != 0 ? byLast : Integer.compare(one, other);
        });
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && ends.getLong(order[to]) == ends.getLong(order[from])) {
                to++;
            }
            if (to - from >= enough) {
                IntArrayList best = best(order, from, to, window);
                if (best.size() >= enough) {
                    taker.take(ends.getLong(order[from]), best, order, from, to);
                }
            }
            from = to;
        }
    }

    private IntArrayList best(int[] order, int from, int to, long window) {
        var legs = new IntArrayList(); // of each account in the middle, the one that begins last
        int most = 0;
        int bestEnd = from;
        for (int i = from; i < to; i++) {
            keep(legs, order[i]);
            long end = time[last(order[i])];
            if (i + 1 < to && time[last(order[i + 1])] == end) {
                continue;
            }
            int count = 0;
            for (int j = 0; j < legs.size(); j++) {
                count += end - time[first(legs.getInt(j))] <= window ? 1 : 0;
            }
            if (count > most) {
                most = count;
                bestEnd = i;
            }
        }
        legs.clear();
        for (int i = from; i <= bestEnd; i++) {
            keep(legs, order[i]);
        }
        long end = time[last(order[bestEnd])];
        legs.removeIf(leg -> end - time[first(leg)] > window);
        legs.sort((one, other) -> Integer.compare(middle(one), middle(other)));
        return legs;
    }

    private void keep(IntArrayList legs, int leg) {
        for (int i = 0; i < legs.size(); i++) {
            if (middle(legs.getInt(i)) == middle(leg)) {
                if (first(leg) > first(legs.getInt(i))) {
                    legs.set(i, leg);
                }
                return;
            }
        }
        legs.add(leg);
    }
}
