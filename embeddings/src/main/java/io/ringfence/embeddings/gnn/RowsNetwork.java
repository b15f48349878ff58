package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Tensor;
import io.ringfence.feature.GraphSampler;
import io.ringfence.feature.Sample;
import io.ringfence.feature.TrainingSet;
import io.ringfence.graph.RunControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A graph network learned on some rows of a training set and stopped on others; scores any row of it in pure Java. */
public final class RowsNetwork {
    private final TrainingSet set;
    private final GraphSampler sampler;
    private final long seed;
    private final NetworkTrainer.Trained trained;
    private final double parity;

    private RowsNetwork(TrainingSet set, Fit fit, NetworkTrainer.Trained trained, double parity) {
        this.set = set;
        this.trained = trained;
        this.parity = parity;
        sampler = fit.sampler(set);
        seed = fit.parameters.seed();
    }

    /**
     * What to learn and from what.
     *
     * @param network    the architecture
     * @param train      rows to learn from
     * @param validation rows to stop by
     * @param parameters of the training
     * @param checkpoint file to go on from where the training is stopped; null for none
     * @param weights    first weights, such as those of a {@link Pretraining}; empty to draw them
     */
    @SuppressWarnings("ArrayRecordComponent") // rows of one fit, copied
    public record Fit(
            Network network,
            int[] train,
            int[] validation,
            NetworkParameters parameters,
            @Nullable Path checkpoint,
            Map<String, Tensor> weights) {
        /** Keeps copies. */
        public Fit {
            train = train.clone();
            validation = validation.clone();
            weights = Map.copyOf(weights);
        }

        /** From fresh weights, without a checkpoint. */
        public Fit(Network network, int[] train, int[] validation, NetworkParameters parameters) {
            this(network, train, validation, parameters, null, Map.of());
        }

        private GraphSampler sampler(TrainingSet set) {
            return network.sampler(set.catalogue().types(), set.catalogue().attributes());
        }
    }

    /** Samples the rows' neighbourhoods as known before each decision, and learns. */
    public static RowsNetwork fit(TrainingSet set, Fit fit, RunControl control) {
        GraphSampler sampler = fit.sampler(set);
        List<Sample> judged = samples(set, fit, fit.validation, control);
        var task = new NetworkTask(
                fit.network,
                set.catalogue().attributes(),
                sampler.relationDim(),
                samples(set, fit, fit.train, control),
                set.labels(fit.train),
                judged,
                set.labels(fit.validation));
        var start = new NetworkTrainer.Start(fit.checkpoint, fit.weights);
        NetworkTrainer.Trained trained = NetworkTrainer.train(task, fit.parameters, start, control);
        float[] margins = trained.margins();
        double parity = 0;
        for (int i = 0; i < margins.length; i++) {
            double ours = trained.network().margin(judged.get(i));
            double difference = Math.abs(ours - margins[i]) / Math.max(1, Math.abs(margins[i]));
            parity = Math.max(parity, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return new RowsNetwork(set, fit, trained, parity);
    }

    private static List<Sample> samples(TrainingSet set, Fit fit, int[] rows, RunControl control) {
        GraphSampler sampler = fit.sampler(set);
        var samples = new ArrayList<Sample>(rows.length);
        for (int row : rows) {
            control.check("sampling neighbourhoods", samples.size(), rows.length);
            samples.add(sampler.sample(set.view(row), set.point(row), fit.parameters.seed()));
        }
        return samples;
    }

    /** The network. */
    public GraphNetwork network() {
        return trained.network();
    }

    /** Average precision on the validation rows. */
    public double score() {
        return trained.score();
    }

    /** The largest difference, relative above 1, of DJL's log-odds of the validation rows and ours. */
    public double parity() {
        return parity;
    }

    /** The log-odds of a row. */
    public double margin(int row) {
        return trained.network().margin(sampler.sample(set.view(row), set.point(row), seed));
    }

    /** The log-odds of rows. */
    public float[] margins(int[] rows, RunControl control) {
        float[] margins = new float[rows.length];
        for (int i = 0; i < margins.length; i++) {
            control.check("scoring with the graph network", i, margins.length);
            margins[i] = (float) margin(rows[i]);
        }
        return margins;
    }
}
