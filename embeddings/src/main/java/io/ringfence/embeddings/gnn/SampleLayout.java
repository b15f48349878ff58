package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Batch;
import io.ringfence.embeddings.learning.BatchSource.Span;
import io.ringfence.feature.Sample;
import java.util.Arrays;
import java.util.List;

/** Samples as the inputs of a {@link NetworkBlock}; scales as it lays out, so that no second copy of them is held. */
record SampleLayout(List<Sample> samples, Scales scales, Shape shape) {
    /** Lays them out and returns the numbers of the accounts, which may still be changed. */
    float[] inputs(Span span, Batch batch) {
        int size = span.size();
        float[] roots = batch.next(size, shape.rootDimension());
        for (int i = 0; i < size; i++) {
            scales.copyRoot(samples.get(span.at(i)), roots, i * shape.rootDimension());
        }
        int dimension = shape.relationDimension();
        for (int relation = 0; relation < shape.relations(); relation++) {
            int fanout = widest(span, relation);
            float[] rows = batch.next((long) size * fanout, dimension);
            float[] weights = batch.next(size, fanout, 1);
            for (int i = 0; i < size; i++) {
                Sample sample = samples.get(span.at(i));
                int count = sample.count(relation);
                if (count > 0) {
                    scales.copyRows(sample, relation, rows, i * fanout * dimension);
                    Arrays.fill(weights, i * fanout, i * fanout + count, 1f / count);
                }
            }
        }
        return roots;
    }

    /** Most neighbours of a relation in a batch, one at least: no padding beyond what the batch itself needs. */
    private int widest(Span span, int relation) {
        int widest = 1;
        for (int i = 0; i < span.size(); i++) {
            widest = Math.max(widest, samples.get(span.at(i)).count(relation));
        }
        return widest;
    }
}
