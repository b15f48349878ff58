package io.ringfence.projection;

import io.ringfence.graph.RunControl;
import java.util.Random;

/**
 * Random projections for property tests, the awkward ones included: empty, one node, self-loops and parallel edges in the
 * input, one giant hub, a few components, a community in each, and rows in many pages.
 */
public final class RandomGraphs {
    private static final int SHAPES = 6;

    private RandomGraphs() {}

    /** A weighted graph of random edges; weights are quarters, so that sums are exact. */
    public static Projection weighted(int nodes, int edges, long seed) {
        var random = new Random(seed);
        var builder = new Projection.Builder(nodes);
        for (int i = 0; i < edges; i++) {
            builder.add(random.nextInt(nodes), random.nextInt(nodes), 0.25 * (1 + random.nextInt(8)));
        }
        return builder.build();
    }

    /** A graph of up to {@code maxNodes} nodes in a shape that the seed chooses. */
    public static Projection any(int maxNodes, boolean weighted, long seed) {
        var random = new Random(seed);
        int shape = random.nextInt(SHAPES);
        int n = shape == 0 ? random.nextInt(Math.min(3, maxNodes + 1)) : 1 + random.nextInt(maxNodes);
        int m = n == 0 ? 0 : random.nextInt(1 + 3 * n);
        int[] from = new int[m];
        int[] to = new int[m];
        float[] weights = new float[m];
        for (int i = 0; i < m; i++) {
            from[i] = shape == 2 ? 0 : random.nextInt(n);
            to[i] = shape == 3 ? near(from[i], n, random) : random.nextInt(n);
            if (shape == 4) {
                to[i] = random.nextInt(10) == 0 ? to[i] : from[i] / 6 * 6 + random.nextInt(Math.min(6, n));
                to[i] = Math.min(to[i], n - 1);
            }
            weights[i] = 0.25f * (1 + random.nextInt(8));
        }
        int pageSlots = random.nextInt(3) == 0 ? 1 + random.nextInt(8) : RawRows.PAGE_SLOTS;
        return new Compression(n, from, to, weighted ? weights : null, m, pageSlots).run(RunControl.NONE);
    }

    private static int near(int node, int n, Random random) {
        return Math.max(0, Math.min(n - 1, node + random.nextInt(5) - 2));
    }
}
