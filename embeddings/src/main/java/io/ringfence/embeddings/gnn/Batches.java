package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** Scales neighbourhoods once and lays chosen ones out as dense batches. Holds 4 bytes per number of every sample. */
final class Batches {
    private final Shape shape;
    private final Scaler rootScaler;
    private final Scaler[] scalers;

    private Batches(Shape shape, Scaler rootScaler, Scaler[] scalers) {
        this.shape = shape;
        this.rootScaler = rootScaler;
        this.scalers = scalers;
    }

    /** Scales as measured on these training samples. */
    static Batches fit(List<Neighbourhood> train, Shape shape) {
        Scaler rootScaler = Scaler.fit(train.stream().map(Neighbourhood::root).toList(), shape.rootDimension());
        var scalers = new Scaler[shape.relations()];
        for (int i = 0; i < scalers.length; i++) {
            int relation = i;
            scalers[i] =
                    Scaler.fit(train.stream().map(one -> one.entities(relation)).toList(), shape.relationDimension());
        }
        return new Batches(shape, rootScaler, scalers);
    }

    Scaler rootScaler() {
        return rootScaler;
    }

    Scaler scaler(int relation) {
        return scalers[relation];
    }

    List<Neighbourhood> scale(List<Neighbourhood> samples) {
        int dimension = shape.relationDimension();
        var scaled = new ArrayList<Neighbourhood>(samples.size());
        for (Neighbourhood sample : samples) {
            float[] root = new float[shape.rootDimension()];
            rootScaler.scale(sample.root(), root, 0);
            float[][] entities = new float[shape.relations()][];
            int[] counts = new int[entities.length];
            for (int i = 0; i < entities.length; i++) {
                entities[i] = new float[sample.entities(i).length];
                scalers[i].scale(sample.entities(i), entities[i], 0);
                counts[i] = entities[i].length / dimension;
            }
            scaled.add(new Neighbourhood(root, entities, counts, dimension));
        }
        return scaled;
    }

    /** The batch of the samples at {@code order[from .. to)}, in arrays of {@code manager}. */
    NDList batch(NDManager manager, List<Neighbourhood> scaled, Span span) {
        int size = span.size();
        float[] roots = new float[size * shape.rootDimension()];
        for (int i = 0; i < size; i++) {
            float[] root = scaled.get(span.at(i)).root();
            System.arraycopy(root, 0, roots, i * root.length, root.length);
        }
        var batch = new NDList(manager.create(roots, new ai.djl.ndarray.types.Shape(size, shape.rootDimension())));
        int dimension = shape.relationDimension();
        for (int relation = 0; relation < shape.relations(); relation++) {
            int fanout = widest(scaled, span, relation) / dimension;
            float[] entities = new float[size * fanout * dimension];
            float[] weights = new float[size * fanout];
            for (int i = 0; i < size; i++) {
                float[] some = scaled.get(span.at(i)).entities(relation);
                int count = some.length / dimension;
                System.arraycopy(some, 0, entities, i * fanout * dimension, some.length);
                java.util.Arrays.fill(weights, i * fanout, i * fanout + count, count == 0 ? 0 : 1f / count);
            }
            batch.add(manager.create(entities, new ai.djl.ndarray.types.Shape((long) size * fanout, dimension)));
            batch.add(manager.create(weights, new ai.djl.ndarray.types.Shape(size, fanout, 1)));
        }
        return batch;
    }

    /** Most numbers of a relation in a batch, one entity at least: no padding beyond what the batch itself needs. */
    private int widest(List<Neighbourhood> scaled, Span span, int relation) {
        int widest = shape.relationDimension();
        for (int i = 0; i < span.size(); i++) {
            widest = Math.max(widest, scaled.get(span.at(i)).entities(relation).length);
        }
        return widest;
    }

    /** A stretch of an order of samples. */
    record Span(int[] order, int from, int to) {
        int size() {
            return to - from;
        }

        int at(int i) {
            return order[from + i];
        }
    }
}
