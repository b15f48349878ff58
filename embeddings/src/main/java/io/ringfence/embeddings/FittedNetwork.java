package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.gnn.RowsNetwork;
import io.ringfence.feature.TrainingSet;
import io.ringfence.graph.RunControl;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The graph network learned on the training rows, stopped and calibrated on the validation rows, and its margins on the
 * test rows.
 *
 * @param network     in pure Java
 * @param calibration of its margins
 * @param validation  margins of all validation rows
 * @param test        margins of the test rows
 * @param parity      largest difference of DJL's margins and ours on the validation rows
 * @param score       average precision on the validation rows
 */
record FittedNetwork(
        GraphNetwork network, Calibration calibration, float[] validation, float[] test, double parity, double score) {
    /** What to fit; without a folder for checkpoints a training that is stopped begins anew. */
    record Wanted(
            List<Network> networks,
            NetworkParameters parameters,
            @Nullable Path checkpoints) {}

    /** Of the networks wanted, the one of the best average precision on the validation rows. */
    static FittedNetwork best(Rows rows, Wanted wanted, RunControl control) {
        FittedNetwork best = null;
        for (Network network : wanted.networks()) {
            FittedNetwork one = fit(rows, network, wanted, control);
            if (best == null || one.score > best.score) {
                best = one;
            }
        }
        return Objects.requireNonNull(best, "no network is wanted");
    }

    private static FittedNetwork fit(Rows rows, Network network, Wanted wanted, RunControl control) {
        NetworkParameters parameters = wanted.parameters();
        Path checkpoints = wanted.checkpoints();
        var fit = new RowsNetwork.Fit(
                network,
                drawn(rows.set(), rows.train(), parameters),
                thinned(rows.validation(), parameters),
                parameters,
                checkpoints == null ? null : checkpoints.resolve(network.label() + ".safetensors"),
                Map.of());
        RowsNetwork fitted = RowsNetwork.fit(rows.set(), fit, control);
        float[] validation = fitted.margins(rows.validation(), control);
        return new FittedNetwork(
                fitted.network(),
                Calibration.fit(validation, rows.set().labels(rows.validation())),
                validation,
                fitted.margins(rows.test(), control),
                fitted.parity(),
                fitted.score());
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
}
