package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.gnn.Neighbourhood;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.gnn.NetworkTrainer;
import io.ringfence.embeddings.gnn.Shape;
import io.ringfence.feature.NeighbourhoodSampler;
import io.ringfence.feature.Sample;
import io.ringfence.feature.TrainingSet;
import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The graph network learned on the training rows, stopped and calibrated on the validation rows, and its margins on the
 * test rows.
 *
 * @param network     in pure Java
 * @param calibration of its margins
 * @param test        margins of the test rows
 * @param parity      largest difference of DJL's margins and ours on the validation rows
 */
record FittedNetwork(GraphNetwork network, Calibration calibration, float[] test, double parity) {
    static FittedNetwork fit(Rows rows, NetworkParameters parameters, RunControl control) {
        var sampling = new Sampling(rows.set(), parameters.seed(), control);
        int[] train = drawn(rows.set(), rows.train(), parameters);
        int[] validation = thinned(rows.validation(), parameters);
        boolean[] fraud = rows.set().labels(validation);
        var samples = sampling.of(validation);
        var task = new NetworkTrainer.Task(
                sampling.shape(parameters.hidden()),
                sampling.of(train),
                rows.set().labels(train),
                samples,
                fraud);
        NetworkTrainer.Trained trained = NetworkTrainer.train(task, parameters, control);
        float[] margins = new float[validation.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) trained.network().margin(samples.get(i));
        }
        float[] test = new float[rows.test().length];
        for (int i = 0; i < test.length; i++) {
            control.check("scoring with the graph network", i, test.length);
            test[i] = (float) trained.network().margin(sampling.of(rows.test()[i]));
        }
        return new FittedNetwork(
                trained.network(),
                Calibration.fit(margins, fraud),
                test,
                Parity.largestDifference(margins, trained.margins()));
    }

    /** Every fraud row, and legitimate rows drawn to fill what is left, in their order. */
    private static int[] drawn(TrainingSet set, int[] rows, NetworkParameters parameters) {
        int[] fraud = Arrays.stream(rows).filter(set::fraud).toArray();
        int[] legit = Arrays.stream(rows).filter(row -> !set.fraud(row)).toArray();
        int room = Math.max(parameters.maxRows() / 2, parameters.maxRows() - fraud.length);
        int[] some = draw(legit, Math.min(legit.length, room), parameters.seed());
        int[] all = Arrays.copyOf(fraud, fraud.length + some.length);
        System.arraycopy(some, 0, all, fraud.length, some.length);
        Arrays.sort(all);
        return all;
    }

    /** Rows drawn without regard to their label, so that the share of fraud stays. */
    private static int[] thinned(int[] rows, NetworkParameters parameters) {
        int[] some = draw(rows, Math.min(rows.length, parameters.maxRows()), parameters.seed());
        Arrays.sort(some);
        return some;
    }

    private static int[] draw(int[] rows, int count, long seed) {
        var random = new SplittableRandom(seed);
        int[] pool = rows.clone();
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(pool.length - i);
            int kept = pool[i];
            pool[i] = pool[other];
            pool[other] = kept;
        }
        return Arrays.copyOf(pool, count);
    }

    /** Neighbourhoods of rows, as known before each decision. */
    private static final class Sampling {
        private final TrainingSet set;
        private final NeighbourhoodSampler sampler;
        private final long seed;
        private final RunControl control;

        Sampling(TrainingSet set, long seed, RunControl control) {
            this.set = set;
            this.seed = seed;
            this.control = control;
            sampler = new NeighbourhoodSampler(set.catalogue().types());
        }

        Shape shape(int hidden) {
            return new Shape(
                    sampler.rootDim(),
                    sampler.relationDim(),
                    sampler.relations().size(),
                    hidden);
        }

        List<Neighbourhood> of(int[] rows) {
            var samples = new ArrayList<Neighbourhood>(rows.length);
            for (int row : rows) {
                control.check("sampling neighbourhoods", samples.size(), rows.length);
                samples.add(of(row));
            }
            return samples;
        }

        Neighbourhood of(int row) {
            Sample sample = sampler.sample(set.view(row), set.point(row), seed);
            return new Neighbourhood(sample.root(), sample.byRelation(), sample.counts(), sampler.relationDim());
        }
    }
}
