package io.ringfence.algorithm;

import java.util.Random;

/** Random projections for property tests. */
final class RandomGraphs {
    private RandomGraphs() {}

    static Projection weighted(int nodes, int edges, long seed) {
        var random = new Random(seed);
        var builder = new Projection.Builder(nodes);
        for (int i = 0; i < edges; i++) {
            builder.add(random.nextInt(nodes), random.nextInt(nodes), 0.25 * (1 + random.nextInt(8)));
        }
        return builder.build();
    }
}
