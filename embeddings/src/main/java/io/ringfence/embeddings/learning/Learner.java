package io.ringfence.embeddings.learning;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.util.Pair;
import io.ringfence.graph.RunControl;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A DJL block under training, its optimiser, and the device they are on. While PyTorch works on one batch the next is
 * laid out by another thread. Every step frees what it made, so memory does not grow. Loads a native library; one learner
 * at a time in a process. With one native thread on a CPU the same examples and seed give the same bits.
 */
public final class Learner implements AutoCloseable {
    private final Settings settings;
    private final ResumableAdam optimizer;
    private final Model model;
    private final Trainer trainer;
    private final SortedMap<String, Parameter> parameters = new TreeMap<>();

    /**
     * How a block learns.
     *
     * @param batch        examples of a step
     * @param learningRate of Adam
     * @param weightDecay  of Adam
     * @param seed         of initial weights and the order of examples
     */
    public record Settings(int batch, double learningRate, double weightDecay, long seed) {}

    /** What a learner must know to go on as if it had never stopped. */
    public record State(
            SortedMap<String, Tensor> weights,
            SortedMap<String, Tensor> means,
            SortedMap<String, Tensor> variances,
            int updates) {}

    /** A block with fresh weights; {@code like} tells the shapes of its inputs. */
    public Learner(Block block, Loss loss, Settings settings, BatchSource like) {
        this.settings = settings;
        Processor.engine().setRandomSeed((int) settings.seed());
        Device device = Processor.device();
        optimizer = ResumableAdam.of((float) settings.learningRate(), (float) settings.weightDecay());
        var config = new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {device})
                .optOptimizer(optimizer);
        model = Model.newInstance("network", device, "PyTorch");
        model.setBlock(block);
        trainer = model.newTrainer(config);
        var batch = new Batch();
        like.fill(new BatchSource.Span(new int[] {0}, 0, 1, 0), batch);
        batch.seal();
        try (NDManager manager = trainer.getManager().newSubManager()) {
            trainer.initialize(
                    batch.inputs(manager).stream().map(NDArray::getShape).toArray(Shape[]::new));
        }
        for (Pair<String, Block> child : block.getChildren()) {
            // DJL numbers the children of a block: "02relation1"
            String name = child.getKey().replaceFirst("^\\d+", "");
            for (Pair<String, Parameter> parameter : child.getValue().getDirectParameters()) {
                parameters.put(name + "." + parameter.getKey(), parameter.getValue());
            }
        }
    }

    /** Learns from every example once; {@code control} is asked once per step. */
    public void epoch(BatchSource source, int epoch, RunControl control) {
        int[] order = order(source.size(), settings.seed(), epoch);
        try (var ahead = new BatchesAhead(source, order, settings.batch(), epoch)) {
            for (int step = 0; step < ahead.steps(); step++) {
                control.check("a step", step, ahead.steps());
                learn(ahead.next());
            }
        }
    }

    /** Steps of one epoch. */
    public int steps(BatchSource source) {
        return (source.size() + settings.batch() - 1) / settings.batch();
    }

    private void learn(Batch batch) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDList inputs = batch.inputs(manager);
            NDArray target = batch.target(manager);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss().evaluate(new NDList(target), trainer.forward(inputs));
                collector.backward(loss);
            }
            trainer.step();
        }
    }

    /** The block's output for every example, in their order, as many numbers each as the block gives. */
    public float[] outputs(BatchSource source) {
        int size = source.size();
        int[] order = identity(size);
        float[] outputs = new float[0];
        int filled = 0;
        try (var ahead = new BatchesAhead(source, order, settings.batch(), 0)) {
            for (int step = 0; step < ahead.steps(); step++) {
                try (NDManager manager = trainer.getManager().newSubManager()) {
                    NDList inputs = ahead.next().inputs(manager);
                    float[] some = trainer.evaluate(inputs).singletonOrThrow().toFloatArray();
                    if (step == 0) {
                        int width = some.length / Math.min(size, settings.batch());
                        outputs = new float[size * width];
                    }
                    System.arraycopy(some, 0, outputs, filled, some.length);
                    filled += some.length;
                }
            }
        }
        return outputs;
    }

    /** The weights by name, such as {@code root.weight}. */
    public SortedMap<String, Tensor> weights() {
        var weights = new TreeMap<String, Tensor>();
        parameters.forEach((name, parameter) -> weights.put(name, tensor(parameter.getArray())));
        return weights;
    }

    /** Sets those weights that are there under the same name and shape; the others stay. */
    public void setWeights(Map<String, Tensor> weights) {
        weights.forEach((name, tensor) -> {
            Parameter parameter = parameters.get(name);
            if (parameter != null && parameter.getArray().getShape().equals(new Shape(tensor.shape()))) {
                parameter.getArray().set(tensor.values());
            }
        });
    }

    /** All that is needed to go on later; at least one step must have been made. */
    public State state() {
        var means = new TreeMap<String, Tensor>();
        var variances = new TreeMap<String, Tensor>();
        int updates = 0;
        for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
            String id = entry.getValue().getId();
            long[] shape = entry.getValue().getArray().getShape().getShape();
            means.put(entry.getKey(), new Tensor(shape, optimizer.mean(id)));
            variances.put(entry.getKey(), new Tensor(shape, optimizer.variance(id)));
            updates = optimizer.updates(id);
        }
        return new State(weights(), means, variances, updates);
    }

    /** Goes on from a state of the same block. */
    public void restore(State state) {
        setWeights(state.weights());
        state.means().forEach((name, mean) -> {
            Parameter parameter = parameters.get(name);
            Tensor variance = state.variances().get(name);
            if (parameter == null || variance == null) {
                throw new IllegalArgumentException("the state of " + name + " is of another network");
            }
            var moments = new ResumableAdam.Moments(mean.values(), variance.values(), state.updates());
            optimizer.restore(parameter.getId(), parameter.getArray(), moments);
        });
    }

    /** Arrays outside the heap that live on between steps; for tests of memory. */
    int liveArrays() {
        return trainer.getManager().getManagedArrays().size();
    }

    private static Tensor tensor(NDArray array) {
        return new Tensor(array.getShape().getShape(), array.toFloatArray());
    }

    /** An order that depends on seed and pass alone, so that a pass can be repeated. */
    private static int[] order(int size, long seed, int epoch) {
        var random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * epoch);
        int[] order = identity(size);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static int[] identity(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
        optimizer.close();
    }
}
