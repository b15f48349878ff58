package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;

/** Binary cross-entropy of log-odds, computed without overflow; fraud counts {@code weight} times. */
final class WeightedLoss extends Loss {
    private final float weight;

    WeightedLoss(float weight) {
        super("weighted cross-entropy");
        this.weight = weight;
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray x = predictions.singletonOrThrow();
        NDArray y = labels.singletonOrThrow();
        NDArray loss =
                Activation.relu(x).sub(x.mul(y)).add(x.abs().neg().exp().add(1).log());
        return loss.mul(y.mul(weight - 1).add(1)).mean();
    }
}
