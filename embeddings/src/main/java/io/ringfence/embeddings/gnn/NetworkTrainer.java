package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.calibration.Ranking;
import io.ringfence.embeddings.learning.Checkpoint;
import io.ringfence.embeddings.learning.Learner;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.embeddings.learning.Tensor;
import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trains a graph network with DJL and keeps the weights that did best on the validation rows. Loads a native library: for
 * the training process only, one run at a time. With one native thread on a CPU the same task and parameters give the same
 * bits, also where the training was stopped, however rudely, and taken up again from its checkpoint.
 */
public final class NetworkTrainer {
    private static final float WEIGHT_LIMIT = 10;
    private static final double WEIGHT_DECAY = 1e-4;

    private final NetworkTask task;
    private final NetworkParameters parameters;
    private final Start start;
    private final RunControl control;
    private final Shape shape;
    private final Scales scales;

    private NetworkTrainer(NetworkTask task, NetworkParameters parameters, Start start, RunControl control) {
        this.task = task;
        this.parameters = parameters;
        this.start = start;
        this.control = control;
        shape = task.shape(parameters.hidden());
        scales = Scales.fit(task.network(), task.train(), shape);
    }

    /**
     * What a training begins with.
     *
     * @param checkpoint file that the state is written to after each pass, and taken up from where it is of the same
     *                   training; null for none. Deleted at the end.
     * @param weights    first weights by name, such as those of a {@link Pretraining}; those not named are drawn
     */
    public record Start(@Nullable Path checkpoint, Map<String, Tensor> weights) {
        /** With nothing. */
        public static final Start FRESH = new Start(null, Map.of());

        /** Keeps a copy. */
        public Start {
            weights = Map.copyOf(weights);
        }
    }

    /**
     * A trained network, and what DJL itself says of the validation samples with it.
     *
     * @param network in pure Java
     * @param epochs  passes over the training samples until its weights
     * @param score   average precision on the validation samples
     * @param margins DJL's log-odds of the validation samples, for a check of parity
     */
    public record Trained(GraphNetwork network, int epochs, double score, float[] margins) {
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
    public static Trained train(NetworkTask task, NetworkParameters parameters, RunControl control) {
        return train(task, parameters, Start.FRESH, control);
    }

    /** Trains from given weights or a checkpoint; {@code control} is asked once per step. */
    public static Trained train(NetworkTask task, NetworkParameters parameters, Start start, RunControl control) {
        return new NetworkTrainer(task, parameters, start, control).run();
    }

    private Trained run() {
        boolean[] fraud = task.trainFraud();
        var train = new LabelledSamples(new SampleLayout(task.train(), scales, shape), fraud);
        var judged = new LabelledSamples(new SampleLayout(task.validation(), scales, shape), task.validationFraud());
        var settings =
                new Learner.Settings(parameters.batch(), parameters.learningRate(), WEIGHT_DECAY, parameters.seed());
        try (var learner = new Learner(
                NetworkBlock.of(task.network(), shape), new WeightedLoss(positiveWeight(fraud)), settings, train)) {
            learner.setWeights(start.weights());
            Checkpoint.Best best = passes(learner, train, judged);
            var tensors = new TreeMap<>(best.weights());
            scales.write(tensors);
            return new Trained(
                    network(tensors), best.epoch(), best.score(), best.outputs().values());
        }
    }

    private Checkpoint.Best passes(Learner learner, LabelledSamples train, LabelledSamples judged) {
        boolean[] fraud = task.validationFraud();
        String fingerprint = start.checkpoint() == null ? "" : task.fingerprint(shape, parameters);
        Optional<Checkpoint> earlier = readCheckpoint(fingerprint);
        earlier.ifPresent(checkpoint -> learner.restore(checkpoint.state()));
        Checkpoint.Best best = earlier.map(Checkpoint::best).orElse(Checkpoint.Best.NONE);
        int steps = learner.steps(train);
        int done = earlier.map(Checkpoint::epoch).orElse(0);
        for (int epoch = done + 1;
                epoch <= parameters.epochs() && epoch - best.epoch() <= parameters.patience();
                epoch++) {
            long before = (long) (epoch - 1) * steps;
            learner.epoch(
                    train,
                    epoch,
                    (phase, step, all) -> control.progress(
                            "training the graph network (" + task.network().label() + ")",
                            before + step,
                            (long) steps * parameters.epochs()));
            float[] margins = learner.outputs(judged);
            double score = Ranking.averagePrecision(margins, fraud);
            if (score > best.score()) {
                best = new Checkpoint.Best(epoch, score, learner.weights(), Tensor.of(margins));
            }
            writeCheckpoint(new Checkpoint(fingerprint, epoch, learner.state(), best));
        }
        deleteCheckpoint();
        return best;
    }

    private Optional<Checkpoint> readCheckpoint(String fingerprint) {
        try {
            return start.checkpoint() == null ? Optional.empty() : Checkpoint.read(start.checkpoint(), fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint " + start.checkpoint() + " cannot be read", e);
        }
    }

    private void writeCheckpoint(Checkpoint checkpoint) {
        if (start.checkpoint() != null) {
            try {
                checkpoint.write(start.checkpoint());
            } catch (IOException e) {
                throw new UncheckedIOException("the checkpoint " + start.checkpoint() + " cannot be written", e);
            }
        }
    }

    private void deleteCheckpoint() {
        if (start.checkpoint() != null) {
            try {
                Checkpoint.delete(start.checkpoint());
            } catch (IOException e) {
                throw new UncheckedIOException("the checkpoint " + start.checkpoint() + " cannot be deleted", e);
            }
        }
    }

    private GraphNetwork network(SortedMap<String, Tensor> tensors) {
        var metadata = new TreeMap<>(Map.of(
                GraphNetwork.KIND,
                task.network().label(),
                GraphNetwork.ATTRIBUTES,
                String.join("\n", task.attributes())));
        try {
            return GraphNetwork.read(new Safetensors(tensors, metadata).write());
        } catch (IOException e) {
            throw new UncheckedIOException("a network just trained cannot be read", e);
        }
    }

    private static float positiveWeight(boolean[] fraud) {
        int positives = 0;
        for (boolean one : fraud) {
            positives += one ? 1 : 0;
        }
        return positives == 0 ? 1 : Math.clamp((float) (fraud.length - positives) / positives, 1, WEIGHT_LIMIT);
    }
}
