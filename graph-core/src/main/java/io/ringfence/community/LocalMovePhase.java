package io.ringfence.community;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import io.ringfence.projection.WeightTally;

/** The first phase of Leiden: nodes move, one by one, to the neighbouring community where the gain is highest. */
final class LocalMovePhase {
    private static final int STRIDE = 1 << 16;

    private final Level level;
    private final int[] partition;
    private final CommunityMasses masses;
    private final WeightTally tally = new WeightTally();

    /** @param partition community of each node, 0..n−1; changed in place */
    LocalMovePhase(Level level, int[] partition, double resolution) {
        this.level = level;
        this.partition = partition;
        masses = new CommunityMasses(level, partition, resolution);
    }

    /**
     * Moves until no node gains that was queued or next to one that moved; returns the gain of all moves.
     *
     * @param order  the nodes to start with, each once; the first {@code count} of it
     * @param queued 1 for these nodes; 0 for all at the end
     */
    double run(int[] order, int count, byte[] queued, RunControl control) {
        Projection graph = level.graph;
        int[] queue = new int[Math.max(1, level.nodeCount())];
        System.arraycopy(order, 0, queue, 0, count);
        int head = 0;
        int left = count;
        double gained = 0;
        for (long visits = 0; left > 0; visits++) {
            if (visits % STRIDE == STRIDE - 1) {
                control.check("local moves", visits, -1);
            }
            int node = queue[head];
            head = head + 1 == queue.length ? 0 : head + 1;
            left--;
            queued[node] = 0;
            int old = partition[node];
            int end = graph.end(node);
            tally.clear();
            for (int slot = graph.begin(node); slot < end; slot++) {
                tally.add(partition[graph.neighbour(node, slot)], graph.weight(node, slot));
            }
            int best = masses.best(node, old, tally, masses.size(old) > 1 ? masses.free() : -1);
            if (best == old) {
                continue;
            }
            gained += masses.gain(node, best, tally.sumOf(best) - tally.sumOf(old));
            masses.move(node, best);
            for (int slot = graph.begin(node); slot < end; slot++) {
                int other = graph.neighbour(node, slot);
                if (queued[other] == 0 && partition[other] != best) {
                    queued[other] = 1;
                    queue[(int) ((head + (long) left) % queue.length)] = other;
                    left++;
                }
            }
        }
        return gained;
    }
}
