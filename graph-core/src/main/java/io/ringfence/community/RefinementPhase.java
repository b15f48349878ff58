package io.ringfence.community;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Random;

/**
 * The second phase of Leiden: inside each community, single nodes that are well connected to it merge into parts that
 * are. Of the parts that gain, the best is taken (the limit θ → 0 of the paper), so the order of visit alone is random.
 */
final class RefinementPhase {
    private final Level level;
    private final int[] partition;
    private final double resolution;
    private final long seed;
    private final int[] part;
    private final double[] partMass;
    private final double[] partOut; // weight from a part to the rest of its community
    private final int[] partSize;
    private final double[] weightTo;
    private final int[] touched;

    RefinementPhase(Level level, int[] partition, double resolution, long seed) {
        this.level = level;
        this.partition = partition;
        this.resolution = resolution;
        this.seed = seed;
        int n = level.nodeCount();
        part = new int[n];
        partMass = level.mass.clone();
        partOut = new double[n];
        partSize = new int[n];
        weightTo = new double[n];
        touched = new int[n];
    }

    /** The part of each node; a part never crosses a community, and is connected. */
    int[] run() {
        int n = level.nodeCount();
        double[] communityMass = new double[n];
        int[] order = new int[n];
        for (int node = 0; node < n; node++) {
            order[node] = node;
            part[node] = node;
            partSize[node] = 1;
            communityMass[partition[node]] += level.mass[node];
            for (int slot = level.graph.begin(node); slot < level.graph.end(node); slot++) {
                if (partition[level.graph.neighbour(node, slot)] == partition[node]) {
                    partOut[node] += level.graph.weight(node, slot);
                }
            }
        }
        IntArrays.shuffle(order, new Random(~seed));
        for (int node : order) {
            double rest = communityMass[partition[node]] - level.mass[node];
            if (partSize[part[node]] == 1 && partOut[node] >= resolution * level.mass[node] * rest) {
                merge(node, communityMass[partition[node]]);
            }
        }
        return part;
    }

    private void merge(int node, double total) {
        int count = 0;
        for (int slot = level.graph.begin(node); slot < level.graph.end(node); slot++) {
            int other = level.graph.neighbour(node, slot);
            if (partition[other] == partition[node]) {
                if (weightTo[part[other]] == 0) {
                    touched[count++] = part[other];
                }
                weightTo[part[other]] += level.graph.weight(node, slot);
            }
        }
        int best = -1;
        double bestGain = 0;
        for (int i = 0; i < count; i++) {
            int candidate = touched[i];
            double gain = weightTo[candidate] - resolution * level.mass[node] * partMass[candidate];
            boolean wellConnected =
                    partOut[candidate] + 1e-9 >= resolution * partMass[candidate] * (total - partMass[candidate]);
            if (wellConnected && (gain > bestGain || (gain == bestGain && best >= 0 && candidate < best))) {
                best = candidate;
                bestGain = gain;
            }
        }
        if (best >= 0) {
            int old = part[node];
            partOut[best] += partOut[old] - 2 * weightTo[best];
            partMass[best] += partMass[old];
            partSize[best]++;
            partSize[old] = 0;
            part[node] = best;
        }
        for (int i = 0; i < count; i++) {
            weightTo[touched[i]] = 0;
        }
    }
}
