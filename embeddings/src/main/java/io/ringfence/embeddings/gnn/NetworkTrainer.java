package io.ringfence.embeddings.gnn;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import io.ringfence.embeddings.calibration.Ranking;
import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Trains the graph network with DJL and keeps the weights that did best on the validation rows. Loads a native library:
 * for the training process only, one run at a time. With one native thread the same samples and seed give the same bits.
 */
public final class NetworkTrainer {
    private static final float WEIGHT_LIMIT = 10;

    private final Task task;
    private final NetworkParameters parameters;
    private final RunControl control;
    private final Batches batches;
    private final List<Neighbourhood> train;
    private final List<Neighbourhood> validation;

    private NetworkTrainer(Task task, NetworkParameters parameters, RunControl control) {
        this.task = task;
        this.parameters = parameters;
        this.control = control;
        batches = Batches.fit(task.train(), task.shape());
        train = batches.scale(task.train());
        validation = batches.scale(task.validation());
    }

    /** Labelled samples to learn from and to stop by. */
    public record Task(
            Shape shape,
            List<Neighbourhood> train,
            boolean[] trainFraud,
            List<Neighbourhood> validation,
            boolean[] validationFraud) {
        /** One label per sample. */
        public Task {
            train = List.copyOf(train);
            validation = List.copyOf(validation);
            trainFraud = trainFraud.clone();
            validationFraud = validationFraud.clone();
            if (train.size() != trainFraud.length || validation.size() != validationFraud.length) {
                throw new IllegalArgumentException("one label per sample");
            }
            if (train.isEmpty() || validation.isEmpty()) {
                throw new IllegalArgumentException("training and validation need samples");
            }
        }

        @Override
        public boolean[] trainFraud() {
            return trainFraud.clone();
        }

        @Override
        public boolean[] validationFraud() {
            return validationFraud.clone();
        }
    }

    /**
     * A trained network, and what DJL itself says of the validation samples with it.
     *
     * @param network in pure Java
     * @param epochs  passes over the training samples until its weights
     * @param margins DJL's log-odds of the validation samples, for a check of parity
     */
    public record Trained(GraphNetwork network, int epochs, float[] margins) {
        /** Keeps a copy. */
        public Trained {
            margins = margins.clone();
        }

        @Override
        public float[] margins() {
            return margins.clone();
        }
    }

    /** Trains; {@code control} is asked once per step. */
    public static Trained train(Task task, NetworkParameters parameters, RunControl control) {
        return new NetworkTrainer(task, parameters, control).run();
    }

    /** Keeps DJL from asking the network for libraries, and its results from depending on how work was split. */
    private static void configureEngine() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    private Trained run() {
        configureEngine();
        Engine.getEngine("PyTorch").setRandomSeed((int) parameters.seed());
        boolean[] fraud = task.trainFraud();
        var config = new DefaultTrainingConfig(new WeightedLoss(positiveWeight(fraud)))
                .optDevices(new ai.djl.Device[] {ai.djl.Device.cpu()})
                .optOptimizer(Adam.builder()
                        .optLearningRateTracker(Tracker.fixed((float) parameters.learningRate()))
                        .optWeightDecays(1e-4f)
                        .build());
        try (Model model = Model.newInstance("graph-network", ai.djl.Device.cpu(), "PyTorch")) {
            model.setBlock(new SageBlock(task.shape()));
            try (Trainer trainer = model.newTrainer(config)) {
                try (NDManager manager = trainer.getManager().newSubManager()) {
                    NDList first = batches.batch(manager, train, new Batches.Span(new int[] {0}, 0, 1));
                    trainer.initialize(
                            first.stream().map(NDArray::getShape).toArray(ai.djl.ndarray.types.Shape[]::new));
                }
                return epochs(trainer, fraud);
            }
        }
    }

    private Trained epochs(Trainer trainer, boolean[] fraud) {
        var random = new SplittableRandom(parameters.seed());
        int[] order = identity(train.size());
        int stepsPerEpoch = (order.length + parameters.batch() - 1) / parameters.batch();
        long steps = (long) stepsPerEpoch * parameters.epochs();
        boolean[] judged = task.validationFraud();
        SortedMap<String, Safetensors.Tensor> best = new TreeMap<>();
        float[] bestMargins = new float[0];
        double bestScore = -1;
        int bestEpoch = 0;
        for (int epoch = 1; epoch <= parameters.epochs() && epoch - bestEpoch <= parameters.patience(); epoch++) {
            shuffle(order, random);
            for (int step = 0; step < stepsPerEpoch; step++) {
                control.check("training the graph network", (long) (epoch - 1) * stepsPerEpoch + step, steps);
                int from = step * parameters.batch();
                step(trainer, new Batches.Span(order, from, Math.min(order.length, from + parameters.batch())), fraud);
            }
            float[] margins = margins(trainer, validation);
            double score = Ranking.averagePrecision(margins, judged);
            if (score > bestScore) {
                bestScore = score;
                bestEpoch = epoch;
                bestMargins = margins;
                best = tensors(trainer);
            }
        }
        try {
            return new Trained(GraphNetwork.read(Safetensors.write(best)), bestEpoch, bestMargins);
        } catch (IOException e) {
            throw new UncheckedIOException("the network that was just trained cannot be read", e);
        }
    }

    private void step(Trainer trainer, Batches.Span span, boolean[] fraud) {
        float[] labels = new float[span.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fraud[span.at(i)] ? 1 : 0;
        }
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDList batch = batches.batch(manager, train, span);
            NDArray y = manager.create(labels, new ai.djl.ndarray.types.Shape(labels.length, 1));
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss().evaluate(new NDList(y), trainer.forward(batch));
                collector.backward(loss);
            }
            trainer.step();
        }
    }

    private float[] margins(Trainer trainer, List<Neighbourhood> samples) {
        float[] margins = new float[samples.size()];
        int[] order = identity(margins.length);
        for (int from = 0; from < margins.length; from += parameters.batch()) {
            int to = Math.min(margins.length, from + parameters.batch());
            try (NDManager manager = trainer.getManager().newSubManager()) {
                NDList batch = batches.batch(manager, samples, new Batches.Span(order, from, to));
                float[] some = trainer.evaluate(batch).singletonOrThrow().toFloatArray();
                System.arraycopy(some, 0, margins, from, some.length);
            }
        }
        return margins;
    }

    private SortedMap<String, Safetensors.Tensor> tensors(Trainer trainer) {
        var tensors = new TreeMap<String, Safetensors.Tensor>();
        for (Pair<String, ai.djl.nn.Block> child : trainer.getModel().getBlock().getChildren()) {
            // DJL numbers the children of a block: "02relation1"
            String name = child.getKey().replaceFirst("^\\d+", "");
            for (Pair<String, Parameter> parameter : child.getValue().getDirectParameters()) {
                NDArray array = parameter.getValue().getArray();
                tensors.put(
                        name + "." + parameter.getKey(),
                        new Safetensors.Tensor(array.getShape().getShape(), array.toFloatArray()));
            }
        }
        scaler(tensors, GraphNetwork.ROOT, batches.rootScaler());
        for (int i = 0; i < task.shape().relations(); i++) {
            scaler(tensors, GraphNetwork.relation(i), batches.scaler(i));
        }
        return tensors;
    }

    private static void scaler(SortedMap<String, Safetensors.Tensor> tensors, String name, Scaler scaler) {
        long[] shape = {scaler.dimension()};
        tensors.put(name + ".mean", new Safetensors.Tensor(shape, scaler.mean()));
        tensors.put(name + ".inverse", new Safetensors.Tensor(shape, scaler.inverse()));
    }

    private static float positiveWeight(boolean[] fraud) {
        int positives = 0;
        for (boolean one : fraud) {
            positives += one ? 1 : 0;
        }
        return positives == 0 ? 1 : Math.clamp((float) (fraud.length - positives) / positives, 1, WEIGHT_LIMIT);
    }

    private static int[] identity(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
