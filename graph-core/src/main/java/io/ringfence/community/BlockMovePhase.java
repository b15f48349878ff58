package io.ringfence.community;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import io.ringfence.projection.WeightTally;
import java.util.Arrays;

/**
 * The local moves of a large level on many threads, up to a tolerance; {@link LocalMovePhase} ends them where the last
 * bit counts. Nodes are cut into fixed blocks, and a round takes the blocks in stages of {@value #STAGE}. Inside a block
 * nodes move one after the other and see each other's moves; of the other blocks of a stage, and of all masses, they see
 * what stood when the stage began. At the end of a stage the moves are taken over in order, those that no longer gain
 * are not. So the outcome depends on no thread, and a stage holds 1/{@value #SHARE} of the nodes, so that few moves are
 * in each other's way.
 */
final class BlockMovePhase {
    private static final int STAGE = 64;
    private static final int SHARE = 128;

    private final Level level;
    private final int[] partition;
    private final RunControl control;
    private final CommunityMasses masses;
    private final int block;
    private final int[] pending;
    private final double[] advantage; // of a pending move: weight to the new community less weight to the old
    private final byte[] active;
    private final byte[] next; // nodes that a move in another block woke
    private final WeightTally[] tallies;

    BlockMovePhase(Level level, int[] partition, double resolution, RunControl control) {
        this.level = level;
        this.partition = partition;
        this.control = control;
        int n = level.nodeCount();
        masses = new CommunityMasses(level, partition, resolution);
        block = Math.max(16, n / (SHARE * STAGE));
        pending = partition.clone();
        advantage = new double[n];
        active = new byte[n];
        next = new byte[n];
        Arrays.fill(active, (byte) 1);
        tallies = new WeightTally[control.workers().threads()];
        Arrays.setAll(tallies, i -> new WeightTally());
    }

    /** The nodes that may still gain, as bytes that are 1. */
    byte[] active() {
        return active;
    }

    /** Moves until a round gains less than a share of all edge weight, or for so many rounds; returns the gain of all rounds. */
    double run(double tolerance, int maxRounds) {
        double gained = 0;
        for (int round = 0; round < maxRounds; round++) {
            double gain = round(round);
            gained += gain;
            if (level.share(gain) < tolerance) {
                break;
            }
        }
        return gained;
    }

    private double round(int round) {
        int n = level.nodeCount();
        int blocks = Math.ceilDiv(n, block);
        int stages = Math.ceilDiv(blocks, STAGE);
        double gained = 0;
        for (int stage = 0; stage < stages; stage++) {
            control.check("local moves", (long) round * stages + stage, -1);
            int first = stage;
            int count = Math.ceilDiv(blocks - first, stages); // blocks of one stage lie far apart
            control.workers().forRanges(count, 1, (worker, from, to) -> {
                int begin = (first + from * stages) * block;
                sweep(begin, Math.min(n, begin + block), tallies[worker]);
            });
            for (int i = 0; i < count; i++) {
                int begin = (first + i * stages) * block;
                gained += publish(begin, Math.min(n, begin + block));
            }
        }
        for (int node = 0; node < n; node++) {
            active[node] |= next[node];
            next[node] = 0;
        }
        return gained;
    }

    private void sweep(int from, int to, WeightTally tally) {
        Projection graph = level.graph;
        for (int node = from; node < to; node++) {
            if (active[node] == 0) {
                continue;
            }
            active[node] = 0;
            int old = partition[node];
            int end = graph.end(node);
            tally.clear();
            for (int slot = graph.begin(node); slot < end; slot++) {
                int other = graph.neighbour(node, slot);
                int community = other >= from && other < to ? pending[other] : partition[other];
                tally.add(community, graph.weight(node, slot));
            }
            // the community of a node's own number: nobody else can have moved there in this stage if it was empty
            int empty = old != node && masses.size(node) == 0 ? node : -1;
            int best = masses.best(node, old, tally, empty);
            if (best != old) {
                pending[node] = best;
                advantage[node] = tally.sumOf(best) - tally.sumOf(old);
                wake(node, best, from, to);
            }
        }
    }

    private void wake(int node, int best, int from, int to) {
        Projection graph = level.graph;
        int end = graph.end(node);
        for (int slot = graph.begin(node); slot < end; slot++) {
            int other = graph.neighbour(node, slot);
            if (other < from || other >= to) {
                if (partition[other] != best) {
                    next[other] = 1;
                }
            } else if (pending[other] != best) {
                active[other] = 1;
            }
        }
    }

    private double publish(int from, int to) {
        double gained = 0;
        for (int node = from; node < to; node++) {
            int best = pending[node];
            if (best == partition[node]) {
                continue;
            }
            double gain = masses.gain(node, best, advantage[node]);
            if (gain > CommunityMasses.LEAST_GAIN) {
                gained += gain;
                masses.move(node, best);
            } else {
                pending[node] = partition[node];
                active[node] = 1;
            }
        }
        return gained;
    }
}
