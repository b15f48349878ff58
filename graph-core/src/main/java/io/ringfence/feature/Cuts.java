package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where training and validation end. Labels come late, so each split ends with a span, as long as the maturity, whose
 * decisions cannot be judged yet; the cuts are set so that the decisions outside those spans are in the wanted shares.
 *
 * @param train      last moment of training, in epoch milliseconds
 * @param validation last moment of validation
 * @param maturity   how old a decision must be at the end of its split to be judged, in milliseconds
 */
record Cuts(long train, long validation, long maturity) {
    /** Most of a history that one maturity span may take. */
    private static final int PARTS = 6;

    private static final double EARLY = 0.05;

    /** Cuts for decisions in known-time order. */
    static Cuts find(GraphView end, List<Decisions.Decision> decisions, TrainingSetParameters parameters) {
        long[] times = decisions.stream().mapToLong(Decisions.Decision::knownAt).toArray();
        long last = end.asOf().toEpochMilli();
        long wanted = parameters.maturity().toMillis();
        Instant train = parameters.period().trainCut();
        Instant validation = parameters.period().validationCut();
        if (train != null && validation != null) {
            return given(train.toEpochMilli(), validation.toEpochMilli(), last, wanted);
        }
        // A few accounts can be years older than the observed history; they do not make it longer.
        long first = times[(int) (EARLY * (times.length - 1))];
        for (long maturity = Math.min(wanted, (last - first) / PARTS); ; maturity /= 2) {
            Cuts cuts = new Search(times, last, maturity, parameters).run();
            if (cuts != null) {
                return cuts;
            }
            if (maturity == 0) {
                throw new IllegalArgumentException("the history cannot be split by time: its " + times.length
                        + " decisions end at " + Instant.ofEpochMilli(last) + " and are too few or too close together");
            }
        }
    }

    private static Cuts given(long train, long validation, long last, long wanted) {
        if (train >= validation || validation >= last) {
            throw new IllegalArgumentException("the history cannot be split by time: training to "
                    + Instant.ofEpochMilli(train) + ", validation to " + Instant.ofEpochMilli(validation)
                    + ", test to " + Instant.ofEpochMilli(last));
        }
        return new Cuts(train, validation, Math.min(wanted, Math.min(validation - train, last - validation) / 2));
    }

    /** Finds the most training decisions that leave validation and test their shares. */
    private record Search(long[] times, long last, long maturity, TrainingSetParameters parameters) {
        @Nullable
        Cuts run() {
            int low = 0;
            int high = times.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (with(middle) != null) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == 0 ? null : with(low - 1);
        }

        /** The cuts that train on the decisions up to one, or null where too few are left to test on. */
        private @Nullable Cuts with(int lastTrained) {
            double trained = lastTrained + 1.0;
            double testShare =
                    1 - parameters.period().trainShare() - parameters.period().validationShare();
            long train = times[lastTrained] + maturity;
            int validated = Math.max(1, (int) (trained
                    * parameters.period().validationShare()
                    / parameters.period().trainShare()));
            int lastValidated = countUpTo(train) + validated - 1;
            if (lastValidated >= times.length) {
                return null;
            }
            long validation = times[lastValidated] + maturity;
            int tested = countUpTo(last - maturity) - countUpTo(validation);
            boolean enough = tested
                    >= Math.max(
                            1, (int) (trained * testShare / parameters.period().trainShare()));
            return enough && train < validation && validation < last ? new Cuts(train, validation, maturity) : null;
        }

        private int countUpTo(long time) {
            int low = 0;
            int high = times.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[middle] <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
