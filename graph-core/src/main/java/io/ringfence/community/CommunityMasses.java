package io.ringfence.community;

import io.ringfence.projection.WeightTally;

/** The mass and size of each community of one level, and the move that gains most. */
final class CommunityMasses {
    /** A move that gains no more is none; keeps rounding from moving nodes for ever. */
    static final double LEAST_GAIN = 1e-9;

    final int[] partition;
    private final double[] nodeMass;
    private final double resolution;
    private final double[] mass;
    private final int[] size;
    private int lowestFree; // no community below it is empty

    /** @param partition community of each node, 0..n−1; changed in place by moves */
    CommunityMasses(Level level, int[] partition, double resolution) {
        this.partition = partition;
        this.resolution = resolution;
        nodeMass = level.mass;
        mass = new double[partition.length];
        size = new int[partition.length];
        for (int node = 0; node < partition.length; node++) {
            mass[partition[node]] += nodeMass[node];
            size[partition[node]]++;
        }
    }

    /**
     * The community to which a node had best move; of equal gains the lowest, and where none gains its own.
     *
     * @param old   its community
     * @param links weight from the node to each community beside it
     * @param empty an empty community to be alone in, or −1
     */
    int best(int node, int old, WeightTally links, int empty) {
        double weighted = resolution * nodeMass[node];
        int best = old;
        double inside = 0;
        double gain = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < links.size(); i++) {
            int community = links.key(i);
            if (community == old) {
                inside = links.sum(i);
                continue;
            }
            double each = links.sum(i) - weighted * mass[community];
            if (each > gain || (each == gain && community < best)) {
                gain = each;
                best = community;
            }
        }
        double stay = inside - weighted * (mass[old] - nodeMass[node]);
        if (stay >= gain - LEAST_GAIN) {
            best = old;
            gain = stay;
        }
        return gain < -LEAST_GAIN && empty >= 0 ? empty : best;
    }

    /** What a move gains, given how much more weight ties the node to its new community than to its old one. */
    double gain(int node, int best, double advantage) {
        int old = partition[node];
        return advantage - resolution * nodeMass[node] * (mass[best] - mass[old] + nodeMass[node]);
    }

    void move(int node, int best) {
        int old = partition[node];
        partition[node] = best;
        size[best]++;
        mass[best] += nodeMass[node];
        if (--size[old] == 0) {
            mass[old] = 0; // leaves no rounding behind
            lowestFree = Math.min(lowestFree, old);
        } else {
            mass[old] -= nodeMass[node];
        }
    }

    int size(int community) {
        return size[community];
    }

    /** An empty community; there is one wherever any community has two nodes. */
    int free() {
        while (size[lowestFree] != 0) {
            lowestFree++;
        }
        return lowestFree;
    }
}
