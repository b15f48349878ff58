package io.ringfence.community;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import io.ringfence.projection.WeightTally;
import java.util.Arrays;

/**
 * The second phase of Leiden: inside each community, single nodes that are well connected to it merge into parts that
 * are. Of the parts that gain, the best is taken (the limit θ → 0 of the paper), so the order of visit alone is random.
 * Communities do not touch each other here and are shared out among threads.
 */
final class RefinementPhase {
    private static final int CHUNK = 1 << 12;

    private final Level level;
    private final int[] partition;
    private final double resolution;
    private final long seed;
    private final int[] part;
    private final double[] partMass;
    private final double[] partOut; // weight from a part to the rest of its community
    private final int[] partSize;

    /** @param partition community of each node, 0..count−1 */
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
    }

    /** Parts numbered by community, and so the community of each part. */
    record Parts(int[] partOf, int[] communityOf) {
        int count() {
            return communityOf.length;
        }
    }

    /** A part never crosses a community, and is connected. */
    Parts run(int communities, RunControl control) {
        int n = level.nodeCount();
        int[] ends = new int[communities];
        int[] members = Grouping.members(partition, ends);
        int[] chunks = new int[n / CHUNK + 2]; // first community of each
        int count = 0;
        int begin = 0;
        for (int community = 0; community < communities; community++) {
            if (community == 0 || begin >= (long) count * CHUNK) {
                chunks[count++] = community;
            }
            begin = ends[community];
        }
        int chunkCount = count;
        chunks[chunkCount] = communities;
        int[] partsOf = new int[communities];
        control.workers().forRanges(chunkCount, 1, (worker, from, to) -> {
            var tally = new WeightTally();
            for (int community = chunks[from]; community < chunks[to]; community++) {
                int first = community == 0 ? 0 : ends[community - 1];
                refine(members, first, ends[community], community, tally);
                partsOf[community] = number(members, first, ends[community]);
            }
        });
        int parts = 0;
        for (int community = 0; community < communities; community++) {
            int of = partsOf[community];
            partsOf[community] = parts;
            parts += of;
        }
        int[] communityOf = new int[parts];
        control.workers().forRanges(chunkCount, 1, (worker, from, to) -> {
            for (int community = chunks[from]; community < chunks[to]; community++) {
                int last = community + 1 == communities ? communityOf.length : partsOf[community + 1];
                Arrays.fill(communityOf, partsOf[community], last, community);
                for (int i = community == 0 ? 0 : ends[community - 1]; i < ends[community]; i++) {
                    part[members[i]] = partSize[part[members[i]]] + partsOf[community];
                }
            }
        });
        return new Parts(part, communityOf);
    }

    /** Numbers the parts of one community from 0 in {@code partSize}, by the place of their first member. */
    private int number(int[] members, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            partSize[members[i]] = -1;
        }
        for (int i = from; i < to; i++) {
            int root = part[members[i]];
            if (partSize[root] < 0) {
                partSize[root] = count++;
            }
        }
        return count;
    }

    private void refine(int[] members, int from, int to, int community, WeightTally tally) {
        Projection graph = level.graph;
        double total = 0;
        for (int i = from; i < to; i++) {
            int node = members[i];
            part[node] = node;
            partSize[node] = 1;
            total += level.mass[node];
            double inside = 0;
            if (to - from > 1) {
                int end = graph.end(node);
                for (int slot = graph.begin(node); slot < end; slot++) {
                    if (partition[graph.neighbour(node, slot)] == community) {
                        inside += graph.weight(node, slot);
                    }
                }
            }
            partOut[node] = inside;
        }
        long state = seed ^ community * 0x9e3779b97f4a7c15L;
        for (int i = to - 1; i > from; i--) {
            state += 0x9e3779b97f4a7c15L;
            int j = from + (int) ((mix(state) >>> 33) % (i - from + 1));
            int other = members[j];
            members[j] = members[i];
            members[i] = other;
        }
        for (int i = from; i < to; i++) {
            int node = members[i];
            double rest = total - level.mass[node];
            if (part[node] == node && partSize[node] == 1 && partOut[node] >= resolution * level.mass[node] * rest) {
                merge(node, community, total, tally);
            }
        }
    }

    private void merge(int node, int community, double total, WeightTally tally) {
        Projection graph = level.graph;
        tally.clear();
        int end = graph.end(node);
        for (int slot = graph.begin(node); slot < end; slot++) {
            int other = graph.neighbour(node, slot);
            if (partition[other] == community) {
                tally.add(part[other], graph.weight(node, slot));
            }
        }
        int best = -1;
        double bestGain = 0;
        double bestWeight = 0;
        for (int i = 0; i < tally.size(); i++) {
            int candidate = tally.key(i);
            double gain = tally.sum(i) - resolution * level.mass[node] * partMass[candidate];
            boolean wellConnected =
                    partOut[candidate] + 1e-9 >= resolution * partMass[candidate] * (total - partMass[candidate]);
            if (wellConnected && (gain > bestGain || (gain == bestGain && best >= 0 && candidate < best))) {
                best = candidate;
                bestGain = gain;
                bestWeight = tally.sum(i);
            }
        }
        if (best >= 0) {
            partOut[best] += partOut[node] - 2 * bestWeight;
            partMass[best] += partMass[node];
            partSize[best]++;
            partSize[node] = 0;
            part[node] = best;
        }
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
