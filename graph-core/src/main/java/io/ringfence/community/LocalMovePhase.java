package io.ringfence.community;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Random;

/** The first phase of Leiden: nodes move, one by one, to the neighbouring community where the gain is highest. */
final class LocalMovePhase {
    private static final double LEAST_GAIN = 1e-9;

    private final Level level;
    private final int[] partition;
    private final double resolution;
    private final long seed;
    private final double[] communityMass;
    private final double[] weightTo;
    private final int[] touched;

    /** @param partition community of each node, 0..n−1; changed in place */
    LocalMovePhase(Level level, int[] partition, double resolution, long seed) {
        this.level = level;
        this.partition = partition;
        this.resolution = resolution;
        this.seed = seed;
        int n = level.nodeCount();
        communityMass = new double[n];
        weightTo = new double[n];
        touched = new int[n];
        for (int node = 0; node < n; node++) {
            communityMass[partition[node]] += level.mass[node];
        }
    }

    /** Moves until no node gains; says whether any did. */
    boolean run() {
        int n = level.nodeCount();
        int[] order = new int[n];
        int[] size = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
            size[partition[i]]++;
        }
        IntArrays.shuffle(order, new Random(seed));
        var queue = new IntArrayFIFOQueue(n + 1);
        var free = new IntArrayFIFOQueue();
        boolean[] queued = new boolean[n];
        for (int i = 0; i < n; i++) {
            queue.enqueue(order[i]);
            queued[order[i]] = true;
            if (size[i] == 0) {
                free.enqueue(i);
            }
        }
        boolean moved = false;
        while (!queue.isEmpty()) {
            int node = queue.dequeueInt();
            queued[node] = false;
            int from = partition[node];
            int empty = size[from] == 1 || free.isEmpty() ? from : free.firstInt();
            int best = best(node, empty);
            if (best == from) {
                continue;
            }
            if (best == empty) {
                free.dequeueInt();
            }
            if (--size[from] == 0) {
                free.enqueue(from);
                communityMass[from] = 0;
            } else {
                communityMass[from] -= level.mass[node];
            }
            size[best]++;
            communityMass[best] += level.mass[node];
            partition[node] = best;
            moved = true;
            for (int slot = level.graph.begin(node); slot < level.graph.end(node); slot++) {
                int other = level.graph.neighbour(node, slot);
                if (partition[other] != best && !queued[other]) {
                    queue.enqueue(other);
                    queued[other] = true;
                }
            }
        }
        return moved;
    }

    private int best(int node, int empty) {
        int from = partition[node];
        int count = 0;
        for (int slot = level.graph.begin(node); slot < level.graph.end(node); slot++) {
            int community = partition[level.graph.neighbour(node, slot)];
            if (weightTo[community] == 0) {
                touched[count++] = community;
            }
            weightTo[community] += level.graph.weight(node, slot);
        }
        double mass = resolution * level.mass[node];
        int best = from;
        double bestGain = weightTo[from] - mass * (communityMass[from] - level.mass[node]);
        if (empty != from && LEAST_GAIN < -bestGain) {
            best = empty;
            bestGain = 0;
        }
        for (int i = 0; i < count; i++) {
            int community = touched[i];
            if (community != from) {
                double gain = weightTo[community] - mass * communityMass[community];
                boolean tie = Math.abs(gain - bestGain) <= LEAST_GAIN && best != from && community < best;
                if (gain > bestGain + LEAST_GAIN || tie) {
                    best = community;
                    bestGain = gain;
                }
            }
            weightTo[community] = 0;
        }
        weightTo[from] = 0;
        return best;
    }
}
