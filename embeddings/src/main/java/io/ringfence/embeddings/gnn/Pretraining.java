package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.loss.Loss;
import io.ringfence.embeddings.learning.Batch;
import io.ringfence.embeddings.learning.BatchSource;
import io.ringfence.embeddings.learning.Learner;
import io.ringfence.embeddings.learning.Tensor;
import io.ringfence.feature.Sample;
import io.ringfence.graph.RunControl;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * First weights of a graph network from samples without labels: half of an account's own numbers are hidden, another half in
 * each pass, and the network learns to tell them from the rest and from its neighbours (a masked autoencoder, as GraphMAE).
 * The encoder's weights are kept, the decoder's are not.
 *
 * @see <a href="https://arxiv.org/abs/2205.10803">Hou and others 2022</a>
 */
public final class Pretraining {
    private static final double WEIGHT_DECAY = 1e-4;

    private Pretraining() {}

    /**
     * Weights by name, to begin a training of the same architecture and width with.
     *
     * @param network    the architecture
     * @param dimension  numbers of a neighbour
     * @param samples    samples, none of whose labels is looked at
     * @param parameters of which width, batch, step, seed and the most passes are used
     * @param control    asked once per step
     */
    public static SortedMap<String, Tensor> run(
            Network network, int dimension, List<Sample> samples, NetworkParameters parameters, RunControl control) {
        Sample one = samples.getFirst();
        var shape = new Shape(one.rootLength(), dimension, one.relations(), parameters.hidden());
        Scales scales = Scales.fit(network, samples, shape);
        var source = new MaskedSamples(new SampleLayout(samples, scales, shape), parameters.seed());
        var settings =
                new Learner.Settings(parameters.batch(), parameters.learningRate(), WEIGHT_DECAY, parameters.seed());
        NetworkBlock block = NetworkBlock.of(network, shape);
        block.decodeTo(shape.rootDimension());
        try (var learner = new Learner(block, new MaskedLoss(shape.rootDimension()), settings, source)) {
            long steps = learner.steps(source);
            for (int epoch = 1; epoch <= parameters.epochs(); epoch++) {
                long before = (epoch - 1) * steps;
                learner.epoch(
                        source,
                        epoch,
                        (phase, step, all) -> control.progress(
                                "pretraining the graph network (" + network.label() + ")",
                                before + step,
                                steps * parameters.epochs()));
            }
            SortedMap<String, Tensor> weights = learner.weights();
            weights.keySet()
                    .removeIf(name -> name.startsWith(NetworkBlock.DECODER) || name.startsWith(GraphNetwork.HEAD));
            return weights;
        }
    }

    /** Samples with half of the root's numbers hidden; the target is those numbers, then 1 for what was hidden. */
    private record MaskedSamples(SampleLayout layout, long seed) implements BatchSource {
        @Override
        public int size() {
            return layout.samples().size();
        }

        @Override
        public void fill(Span span, Batch batch) {
            float[] roots = layout.inputs(span, batch);
            int width = layout.shape().rootDimension();
            float[] target = batch.next(span.size(), 2L * width);
            for (int i = 0; i < span.size(); i++) {
                var random = new SplittableRandom(seed ^ (31L * span.at(i) + span.epoch()));
                for (int column = 0; column < width; column++) {
                    boolean hidden = random.nextBoolean();
                    target[2 * i * width + column] = roots[i * width + column];
                    target[(2 * i + 1) * width + column] = hidden ? 1 : 0;
                    roots[i * width + column] = hidden ? 0 : roots[i * width + column];
                }
            }
        }
    }

    /** Mean squared error of what was hidden. */
    private static final class MaskedLoss extends Loss {
        private final int width;

        MaskedLoss(int width) {
            super("masked reconstruction");
            this.width = width;
        }

        @Override
        public NDArray evaluate(NDList targets, NDList predictions) {
            NDArray target = targets.singletonOrThrow();
            NDArray hidden = target.get(new NDIndex(":, " + width + ":"));
            NDArray difference = predictions.singletonOrThrow().sub(target.get(new NDIndex(":, 0:" + width)));
            return difference.square().mul(hidden).mean();
        }
    }
}
