package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** The block of {@link SageNetwork}. */
final class SageBlock extends NetworkBlock {
    SageBlock(Shape shape) {
        super(shape);
        int hidden = shape.hidden();
        layer(Scales.ROOT, shape.rootDimension(), hidden);
        for (int i = 0; i < shape.relations(); i++) {
            layer(Scales.relation(i), shape.relationDimension(), hidden);
        }
        layer(GraphNetwork.JOIN, hidden * (shape.relations() + 1), hidden);
        layer(GraphNetwork.HEAD, hidden, 1);
    }

    @Override
    NDArray embed(Pass pass, NDList batch) {
        var states = new NDList(pass.relu(Scales.ROOT, batch.get(0)));
        for (int i = 0; i < shape().relations(); i++) {
            states.add(mean(pass.relu(Scales.relation(i), rows(batch, i)), weights(batch, i)));
        }
        return pass.relu(GraphNetwork.JOIN, NDArrays.concat(states, 1));
    }
}
