package io.ringfence.embeddings.trees;

import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Looks for settings of the trees that do better on the validation rows: first those it is given, then some drawn at
 * random from ranges that won elsewhere. Bounded by trials and by time. The same task, settings, seed and number of
 * trials run give the same trees; only where time runs out does the clock decide how many trials that is, and what was
 * found says so.
 *
 * @see <a href="https://www.jmlr.org/papers/v13/bergstra12a.html">Bergstra &amp; Bengio 2012</a>
 */
public final class TreesSearch {
    /** Less than this on the validation rows is luck, and the settings given stay. */
    private static final double LEAST_GAIN = 0.003;

    private static final int[] DEPTHS = {3, 4, 5, 6, 7};
    private static final double[] RATES = {0.03, 0.05, 0.08};
    private static final double[] WEIGHTS = {1, 2, 4, 8, 16};
    private static final double[] ROWS = {0.6, 0.8, 1};
    private static final double[] COLUMNS = {0.3, 0.5, 0.8};
    private static final double[] LAMBDAS = {1, 5, 20};

    private TreesSearch() {}

    /**
     * How long to look.
     *
     * @param trials most settings tried, at least 1, which is none but those given
     * @param time   no trial begins later than this after the first
     */
    public record Budget(int trials, Duration time) {
        public static final Budget DEFAULT = new Budget(10, Duration.ofMinutes(5));

        /** The settings given and no others. */
        public static final Budget NONE = new Budget(1, Duration.ZERO);

        public Budget {
            if (trials < 1) {
                throw new IllegalArgumentException("trials must be at least 1, got " + trials);
            }
            if (time.isNegative()) {
                throw new IllegalArgumentException("time must not be negative, got " + time);
            }
        }
    }

    /**
     * Settings that were tried.
     *
     * @param score average precision on the validation rows
     * @param rounds trees kept
     */
    public record Trial(TreesParameters parameters, double score, int rounds) {}

    /**
     * What was found.
     *
     * @param trained    the best trees
     * @param parameters their settings
     * @param trials     all that was tried, in order
     * @param outOfTime  whether time ended the search
     */
    public record Found(
            TreeTrainer.Trained trained, TreesParameters parameters, List<Trial> trials, boolean outOfTime) {
        public Found {
            trials = List.copyOf(trials);
        }
    }

    /** Searches; {@code control} is asked once per round of each trial. */
    public static Found search(TreeTrainer.Task task, TreesParameters start, Budget budget, RunControl control) {
        var random = new SplittableRandom(start.seed());
        double imbalance =
                Math.sqrt((double) (task.train().rows() - task.train().positives())
                        / task.train().positives());
        long begin = System.nanoTime();
        TreesParameters best = start;
        TreeTrainer.Trained trained = TreeTrainer.train(task, start, control);
        var trials = new ArrayList<Trial>();
        trials.add(new Trial(start, trained.score(), trained.rounds()));
        double wanted = trained.score() + LEAST_GAIN;
        boolean outOfTime = false;
        while (trials.size() < budget.trials() && !outOfTime) {
            control.check("tuning the trees", trials.size(), budget.trials());
            TreesParameters drawn = draw(start, imbalance, random);
            TreeTrainer.Trained one = TreeTrainer.train(task, drawn, control);
            trials.add(new Trial(drawn, one.score(), one.rounds()));
            if (one.score() > wanted) {
                wanted = one.score();
                best = drawn;
                trained = one;
            }
            outOfTime = System.nanoTime() - begin > budget.time().toNanos();
        }
        return new Found(trained, best, trials, outOfTime && trials.size() < budget.trials());
    }

    private static TreesParameters draw(TreesParameters start, double imbalance, SplittableRandom random) {
        int depth = DEPTHS[random.nextInt(DEPTHS.length)];
        double rate = of(RATES, random);
        double weight = of(WEIGHTS, random);
        double rows = of(ROWS, random);
        double columns = of(COLUMNS, random);
        double lambda = of(LAMBDAS, random);
        double fraudTimes = random.nextInt(4) == 0 ? Math.max(1, imbalance) : 1;
        return new TreesParameters(
                start.rounds(),
                start.patience(),
                depth,
                rate,
                weight,
                new TreesParameters.Sampling(rows, columns, lambda, fraudTimes),
                start.threads(),
                start.seed());
    }

    private static double of(double[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }
}
