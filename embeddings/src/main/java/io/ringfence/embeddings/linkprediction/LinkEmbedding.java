package io.ringfence.embeddings.linkprediction;

import it.unimi.dsi.fastutil.ints.IntList;

/**
 * An embedding of what is around a node, computed where it is asked for: the accounts within two links and the entities
 * within two links, each as a random projection (a sum of random signs, one vector a node, weighed by how few share what
 * leads there), of length 1. Nodes that share surroundings have like embeddings, whatever their degree. Hubs end a way.
 *
 * <p>Time O(ties of ties · {@value #WIDTH}), some tens of microseconds; deterministic; knows nothing later than the view.
 */
final class LinkEmbedding {
    static final int WIDTH = 64;
    static final int DIMENSION = 2 * WIDTH;

    private static final int MOST_USERS = 24;

    private final Ties ties;

    LinkEmbedding(Ties ties) {
        this.ties = ties;
    }

    /** Shape [{@value #DIMENSION}]: accounts, then entities. */
    float[] of(int node) {
        float[] sum = new float[DIMENSION];
        add(node, 1, sum);
        IntList near = ties.of(node);
        boolean hub = ties.isHub(node);
        for (int i = 0; i < near.size(); i++) {
            int one = near.getInt(i);
            if (!hub && !ties.isHub(one)) {
                IntList beyond = ties.of(one);
                float weight = (float) (1 / Math.log(2.0 + beyond.size()));
                add(one, weight, sum);
                for (int j = 0; j < Math.min(MOST_USERS, beyond.size()); j++) {
                    if (beyond.getInt(j) != node) {
                        add(beyond.getInt(j), weight, sum);
                    }
                }
            }
        }
        normalise(sum, 0);
        normalise(sum, WIDTH);
        return sum;
    }

    private void add(int node, float weight, float[] sum) {
        int from = ties.view().isAccount(node) ? 0 : WIDTH;
        long signs = mix(node);
        for (int i = 0; i < WIDTH; i++) {
            sum[from + i] += (signs >>> i & 1) == 0 ? weight : -weight;
        }
    }

    /** The finalizer of SplitMix64: near numbers get unrelated bits. */
    private static long mix(long node) {
        long z = (node + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static void normalise(float[] values, int from) {
        double squares = 0;
        for (int i = from; i < from + WIDTH; i++) {
            squares += values[i] * values[i];
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = from; i < from + WIDTH; i++) {
            values[i] *= scale;
        }
    }
}
