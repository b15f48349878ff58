package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Batch;
import io.ringfence.embeddings.learning.BatchSource;
import java.util.SplittableRandom;

/**
 * A random graph as GraphSAGE learns from it: nodes with numbers of their own and the mean of their neighbours' beside
 * them, the first layer's aggregation, made once; and for each root, neighbours sampled anew in each pass.
 */
final class CsrSamples implements BatchSource {
    static final int OWN = 17;
    static final int DIMENSION = 2 * OWN;
    static final int FANOUT = 10;

    private final int roots;
    private final int[] offsets;
    private final int[] targets;
    private final float[] inputs;

    CsrSamples(int nodes, int arcs, int roots) {
        this.roots = roots;
        var random = new SplittableRandom(1);
        offsets = new int[nodes + 1];
        for (int i = 0; i < arcs; i++) {
            offsets[1 + random.nextInt(nodes)]++;
        }
        for (int i = 0; i < nodes; i++) {
            offsets[i + 1] += offsets[i];
        }
        targets = new int[arcs];
        for (int i = 0; i < arcs; i++) {
            targets[i] = random.nextInt(nodes);
        }
        inputs = new float[nodes * DIMENSION];
        for (int node = 0; node < nodes; node++) {
            for (int i = 0; i < OWN; i++) {
                inputs[node * DIMENSION + i] = random.nextFloat() - 0.5f;
            }
        }
        for (int node = 0; node < nodes; node++) {
            int degree = offsets[node + 1] - offsets[node];
            for (int arc = offsets[node]; arc < offsets[node + 1]; arc++) {
                for (int i = 0; i < OWN; i++) {
                    inputs[node * DIMENSION + OWN + i] += inputs[targets[arc] * DIMENSION + i] / degree;
                }
            }
        }
    }

    @Override
    public int size() {
        return roots;
    }

    @Override
    public void fill(Span span, Batch batch) {
        int size = span.size();
        float[] own = batch.next(size, DIMENSION);
        float[] rows = batch.next((long) size * FANOUT, DIMENSION);
        float[] weights = batch.next(size, FANOUT, 1);
        float[] labels = batch.next(size, 1);
        var random = new SplittableRandom(31L * span.epoch() + span.from());
        for (int i = 0; i < size; i++) {
            int node = span.at(i);
            System.arraycopy(inputs, node * DIMENSION, own, i * DIMENSION, DIMENSION);
            int degree = offsets[node + 1] - offsets[node];
            int count = Math.min(FANOUT, degree);
            for (int j = 0; j < count; j++) {
                int arc = degree <= FANOUT ? j : random.nextInt(degree);
                int neighbour = targets[offsets[node] + arc];
                System.arraycopy(inputs, neighbour * DIMENSION, rows, (i * FANOUT + j) * DIMENSION, DIMENSION);
                weights[i * FANOUT + j] = 1f / count;
            }
            labels[i] = inputs[node * DIMENSION + OWN] > 0 ? 1 : 0;
        }
    }
}
