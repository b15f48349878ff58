package io.ringfence.embeddings.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015) by PyTorch's own kernel, with moments that can be read and set: DJL's optimiser keeps them to
 * itself, so that a training stopped and taken up again would not go on as it was.
 */
final class ResumableAdam extends Optimizer {
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final float learningRate;
    private final Map<String, State> states = new HashMap<>();

    private record State(NDArray mean, NDArray variance, int[] updates) {}

    private ResumableAdam(Builder builder) {
        super(builder);
        learningRate = builder.learningRate;
    }

    static ResumableAdam of(float learningRate, float weightDecay) {
        return new ResumableAdam(new Builder(learningRate).optWeightDecays(weightDecay));
    }

    private static final class Builder extends OptimizerBuilder<Builder> {
        private final float learningRate;

        Builder(float learningRate) {
            this.learningRate = learningRate;
        }

        @Override
        protected Builder self() {
            return this;
        }
    }

    @Override
    public void update(String id, NDArray weight, NDArray gradient) {
        State state = states.computeIfAbsent(id, key -> new State(zeros(weight), zeros(weight), new int[1]));
        int update = ++state.updates[0];
        double first = 1 - Math.pow(FIRST, update);
        double second = 1 - Math.pow(SECOND, update);
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, state.mean, state.variance),
                        new NDList(weight),
                        learningRate,
                        (float) (learningRate * Math.sqrt(second) / first),
                        getWeightDecay(),
                        rescaleGrad,
                        clipGrad,
                        FIRST,
                        SECOND,
                        EPSILON,
                        true,
                        false);
    }

    /** Zeros that outlive the step in which they are made. */
    private static NDArray zeros(NDArray weight) {
        NDArray zeros = weight.zerosLike();
        zeros.detach();
        return zeros;
    }

    int updates(String id) {
        State state = states.get(id);
        return state == null ? 0 : state.updates[0];
    }

    float[] mean(String id) {
        return of(id).mean.toFloatArray();
    }

    float[] variance(String id) {
        return of(id).variance.toFloatArray();
    }

    private State of(String id) {
        State state = states.get(id);
        if (state == null) {
            throw new IllegalStateException("nothing was learned yet");
        }
        return state;
    }

    void restore(String id, NDArray weight, Moments moments) {
        NDArray mean = zeros(weight);
        mean.set(moments.mean);
        NDArray variance = zeros(weight);
        variance.set(moments.variance);
        states.put(id, new State(mean, variance, new int[] {moments.updates}));
    }

    /** What Adam knows of one parameter. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
    record Moments(float[] mean, float[] variance, int updates) {}

    void close() {
        states.values().forEach(state -> {
            state.mean.close();
            state.variance.close();
        });
        states.clear();
    }
}
