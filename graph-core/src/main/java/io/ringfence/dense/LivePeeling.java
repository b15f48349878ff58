package io.ringfence.dense;

import java.util.Arrays;

/**
 * Mends a peeling order after a tie came or went. Up to the first node that the change can touch the order stands.
 * From there the old order is read on, beside a few <em>pending</em> nodes whose exact weight is known; whichever is
 * lightest goes next. Stretches of the old order that no pending node is tied to are jumped over in one search.
 *
 * <p>A node that is tied to a pending one is barred, so that a jump stops there. When a pending node has been passed by
 * its old place it is late, and makes its neighbours heavier than the old order says; when it goes before its old place,
 * the neighbours that it held back until then become pending too.
 *
 * <p>Nodes that weigh less than a floor when they go may go in any order among themselves: no rest that is as dense as the
 * floor begins with one of them, and what is left when they are gone is the same. So far from anything dense hardly
 * anything ever moves.
 *
 * <p>O(nodes that move and their ties, each times log) time; 25 bytes a node.
 *
 * @see <a href="https://doi.org/10.14778/3570690.3570696">Jiang et al., Spade, 2023</a>
 */
final class LivePeeling {
    private static final byte EARLY = 1;
    private static final byte LATE = 2;
    private static final long NODE_MASK = (1L << 31) - 1;
    private static final int[] NOBODY = {};

    private final LiveTies ties;
    private final long floor;
    private final long belowFloor; // the item above all that weigh less than the floor
    private PeelOrder order = new PeelOrder();
    private final LongHeap heap = new LongHeap();
    private byte[] pending = new byte[1 << 10];
    private long[] keys = new long[1 << 10]; // of pending nodes
    private int[] barredBy = new int[1 << 10]; // pending neighbours of a node that is not pending itself
    private long[] extra = new long[1 << 10]; // weight of its ties to late ones
    private int cursor = PeelOrder.NONE; // what stands before it in the order has gone

    LivePeeling(LiveTies ties, long floor) {
        this.ties = ties;
        this.floor = floor;
        belowFloor = PeelOrder.item(floor, 0) - 1;
    }

    PeelOrder order() {
        return order;
    }

    private void grow(int nodes) {
        if (nodes > pending.length) {
            int capacity = Math.max(nodes, 3 * (pending.length / 2));
            pending = Arrays.copyOf(pending, capacity);
            keys = Arrays.copyOf(keys, capacity);
            barredBy = Arrays.copyOf(barredBy, capacity);
            extra = Arrays.copyOf(extra, capacity);
        }
    }

    /** Takes a node without ties into the order, if it is not there yet. */
    void reach(int node) {
        grow(node + 1);
        if (!order.contains(node)) {
            order.insert(node, 0, order.firstAbove(PeelOrder.NONE, PeelOrder.item(0, node), true));
        }
    }

    /** Mends the order after a tie of two nodes in it came. */
    void added(int one, int other, int weight) {
        int earlier = order.isBefore(one, other) ? one : other;
        long heavier = order.lost(earlier) + weight;
        if (heavier < floor) {
            order.setLost(earlier, heavier);
            return;
        }
        cursor = earlier;
        join(earlier, heavier);
        run();
    }

    /** Mends the order after a tie went. */
    void removed(int one, int other, int weight) {
        int earlier = order.isBefore(one, other) ? one : other;
        int later = earlier == one ? other : one;
        long lighter = order.lost(earlier) - weight;
        int first = order.firstAbove(PeelOrder.NONE, rank(lighter, earlier), true);
        int firstOfLater = order.firstAbove(PeelOrder.NONE, rank(order.lost(later), later), true);
        boolean laterMoves = order.isBefore(firstOfLater, earlier);
        if (!order.isBefore(first, earlier) && !laterMoves) {
            order.setLost(earlier, lighter);
            return;
        }
        cursor = order.isBefore(firstOfLater, first) ? firstOfLater : first;
        join(earlier, remaining(earlier));
        if (laterMoves) {
            join(later, remaining(later));
        }
        run();
    }

    /** Peels everything anew, for those of the nodes 0..n−1 that were in the order or have a tie. */
    void rebuild(int n) {
        PeelOrder before = order;
        order = new PeelOrder();
        heap.clear();
        grow(n);
        long[] weights = new long[n];
        for (int node = 0; node < n; node++) {
            if (ties.degree(node) == 0 && !before.contains(node)) {
                continue;
            }
            for (int i = 0; i < ties.degree(node); i++) {
                weights[node] += ties.weight(node, i);
            }
            heap.push(PeelOrder.item(weights[node], node));
        }
        while (!heap.isEmpty()) {
            long item = heap.pop();
            int node = (int) (item & NODE_MASK);
            if (order.contains(node) || item != PeelOrder.item(weights[node], node)) {
                continue;
            }
            order.insert(node, weights[node], PeelOrder.NONE);
            for (int i = 0; i < ties.degree(node); i++) {
                int other = ties.neighbour(node, i);
                if (!order.contains(other)) {
                    weights[other] -= ties.weight(node, i);
                    heap.push(PeelOrder.item(weights[other], other));
                }
            }
        }
    }

    /** What a node of a weight must be compared with to tell whether something heavier goes before it. */
    private long rank(long key, int node) {
        return Math.max(belowFloor, PeelOrder.item(key, node));
    }

    private void run() {
        while (!heap.isEmpty()) {
            long least = heap.least();
            int node = (int) (least & NODE_MASK);
            if (pending[node] == 0 || PeelOrder.item(keys[node], node) != least) {
                heap.pop();
                continue;
            }
            if (keys[node] < floor) {
                heap.pop();
                go(node, cursor);
                continue;
            }
            int stop = order.firstAbove(cursor, least, false);
            if (stop != PeelOrder.NONE && pending[stop] != 0) {
                cursor = order.next(stop);
                late(stop);
            } else if (stop != PeelOrder.NONE && extra[stop] != 0 && order.lost(stop) + extra[stop] < floor) {
                order.setLost(stop, order.lost(stop) + extra[stop]);
                stay(stop);
            } else if (stop != PeelOrder.NONE && extra[stop] != 0) {
                cursor = order.next(stop);
                join(stop, order.lost(stop) + extra[stop]);
                late(stop);
            } else if (stop != PeelOrder.NONE
                    && barredBy[stop] != 0
                    && PeelOrder.item(order.lost(stop), stop) < least) {
                stay(stop);
            } else {
                heap.pop();
                go(node, stop);
            }
        }
    }

    private boolean isGone(int node) {
        return pending[node] == 0 && order.isBefore(node, cursor);
    }

    /** The weight of a node's ties to what has not gone. */
    private long remaining(int node) {
        long sum = 0;
        for (int i = 0; i < ties.degree(node); i++) {
            sum += isGone(ties.neighbour(node, i)) ? 0 : ties.weight(node, i);
        }
        return sum;
    }

    private void join(int node, long key) {
        pending[node] = EARLY;
        keys[node] = key;
        barredBy[node] = 0;
        extra[node] = 0;
        order.hide(node);
        heap.push(PeelOrder.item(key, node));
        for (int i = 0; i < ties.degree(node); i++) {
            int other = ties.neighbour(node, i);
            if (pending[other] == 0 && !isGone(other) && barredBy[other]++ == 0) {
                order.bar(other);
            }
        }
    }

    private void late(int node) {
        pending[node] = LATE;
        for (int i = 0; i < ties.degree(node); i++) {
            int other = ties.neighbour(node, i);
            if (pending[other] == 0 && !isGone(other)) {
                extra[other] += ties.weight(node, i);
            }
        }
    }

    /** Lets a node that is as light as the old order says go in its old place. */
    private void stay(int node) {
        order.unbar(node);
        cursor = order.next(node);
        barredBy[node] = 0;
        extra[node] = 0;
        for (int i = 0; i < ties.degree(node); i++) {
            lighten(ties.neighbour(node, i), ties.weight(node, i));
        }
    }

    private void lighten(int node, int weight) {
        if (pending[node] != 0) {
            keys[node] -= weight;
            heap.push(PeelOrder.item(keys[node], node));
        }
    }

    /**
     * Whether the old order has something heavier than a node between here and the old place of one that goes early.
     * There the node was held back by the one that goes; at its own place it weighs what it did.
     */
    private boolean isHeavierBetween(int gone, int node) {
        return order.isAboveBetween(cursor, gone, rank(order.lost(node), node));
    }

    /** Lets a pending node go before another. */
    private void go(int node, int stop) {
        int before = stop == node ? order.next(node) : stop;
        boolean early = pending[node] == EARLY;
        boolean wasLate = pending[node] == LATE;
        pending[node] = 0;
        cursor = before;
        int[] lighter = early ? new int[ties.degree(node)] : NOBODY;
        int count = 0;
        for (int i = 0; i < ties.degree(node); i++) {
            int other = ties.neighbour(node, i);
            if (pending[other] != 0) {
                lighten(other, ties.weight(node, i));
            } else if (!order.isBefore(other, cursor)) {
                extra[other] -= wasLate ? ties.weight(node, i) : 0;
                barredBy[other]--;
                if (early && (order.isBefore(other, node) || isHeavierBetween(node, other))) {
                    lighter[count++] = other;
                } else if (barredBy[other] == 0) {
                    order.unbar(other);
                }
            }
        }
        order.remove(node);
        order.insert(node, keys[node], before);
        for (int i = 0; i < count; i++) {
            join(lighter[i], remaining(lighter[i]));
        }
    }
}
