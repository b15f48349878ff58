package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Batch;
import io.ringfence.embeddings.learning.BatchSource;

/** Samples with their labels, 1 for fraud. */
final class LabelledSamples implements BatchSource {
    private final SampleLayout layout;
    private final boolean[] fraud;

    LabelledSamples(SampleLayout layout, boolean[] fraud) {
        this.layout = layout;
        this.fraud = fraud.clone();
    }

    @Override
    public int size() {
        return fraud.length;
    }

    @Override
    public void fill(Span span, Batch batch) {
        layout.inputs(span, batch);
        float[] labels = batch.next(span.size(), 1);
        for (int i = 0; i < span.size(); i++) {
            labels[i] = fraud[span.at(i)] ? 1 : 0;
        }
    }
}
