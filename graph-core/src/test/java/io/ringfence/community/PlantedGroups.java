package io.ringfence.community;

import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A random graph with dense groups planted in it, nodes in random order, a tenth of the links across groups. */
record PlantedGroups(int nodes, List<int[]> links, int[] groupOf) {
    static PlantedGroups of(int groups, int size, long seed) {
        var random = new Random(seed);
        int n = groups * size;
        int[] groupOf = new int[n];
        int[][] members = new int[groups][size];
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i >= 0; i--) {
            int j = random.nextInt(i + 1);
            int node = order[j];
            order[j] = order[i];
            groupOf[node] = i / size;
            members[i / size][i % size] = node;
        }
        var links = new ArrayList<int[]>();
        for (int[] group : members) {
            for (int node : group) {
                for (int i = 0; i < 4; i++) {
                    links.add(new int[] {node, group[random.nextInt(size)]});
                }
                if (random.nextInt(5) < 2) {
                    links.add(new int[] {node, random.nextInt(n)});
                }
            }
        }
        return new PlantedGroups(n, links, groupOf);
    }

    Projection graph() {
        return Projection.of(nodes, links.toArray(int[][]::new));
    }

    /** Mutual information of two labellings over the mean of their entropies, 0 to 1. */
    static double normalisedInformation(int[] one, int[] other) {
        double n = one.length;
        var both = new Long2IntOpenHashMap();
        int[] ofOne = new int[one.length];
        int[] ofOther = new int[one.length];
        for (int i = 0; i < one.length; i++) {
            both.addTo((long) one[i] << 32 | other[i], 1);
            ofOne[one[i]]++;
            ofOther[other[i]]++;
        }
        double mutual = 0;
        for (var entry : both.long2IntEntrySet()) {
            double joint = entry.getIntValue() / n;
            double apart = ofOne[(int) (entry.getLongKey() >>> 32)] / n * (ofOther[(int) entry.getLongKey()] / n);
            mutual += joint * Math.log(joint / apart);
        }
        double entropies = entropy(ofOne, n) + entropy(ofOther, n);
        return entropies == 0 ? 1 : 2 * mutual / entropies;
    }

    private static double entropy(int[] counts, double n) {
        return -Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> count / n * Math.log(count / n))
                .sum();
    }
}
