package io.ringfence.embeddings.trees;

import io.ringfence.embeddings.calibration.Resampling;
import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Looks for settings of the trees that do better on the validation rows: first those it is given, then some drawn at
 * random from ranges that won elsewhere. Where fewer than {@value #LEAST_FRAUD} groups of validation rows hold fraud it
 * does not look at all, because the best of several draws would be the luckiest. Elsewhere the best is taken only if a
 * bootstrap that draws whole groups says that so great a gain, the best of so many, comes by chance in less than one case
 * of twenty.
 *
 * <p>Bounded by trials and by time. The same request gives the same trees; only where time runs out does the clock decide
 * how many trials that is, and what was found says so.
 *
 * @see <a href="https://www.jmlr.org/papers/v13/bergstra12a.html">Bergstra &amp; Bengio 2012</a>
 */
public final class TreesSearch {
    /** Fewer groups of validation rows with fraud than this say nothing about settings. */
    static final int LEAST_FRAUD = 100;

    private static final double CHANCE = 0.05;
    private static final int ROUNDS = 2000;

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
        public static final Budget DEFAULT = new Budget(10, Duration.ofMinutes(2));

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
     * What to look for.
     *
     * @param start  settings to begin with
     * @param budget how long to look
     * @param groups of the validation rows: those of one group are no independent witnesses
     */
    public record Request(TreesParameters start, Budget budget, int[] groups) {
        /** Keeps a copy. */
        public Request {
            groups = groups.clone();
        }

        @Override
        public int[] groups() {
            return groups.clone();
        }
    }

    /** Why the settings are what they are. */
    public enum Outcome {
        NOT_WANTED("not wanted"),
        TOO_LITTLE_FRAUD("too few fraud rows to choose by"),
        NO_GAIN("no gain beyond chance"),
        BETTER("better settings found");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** For a provenance, and to be printed. */
        public String words() {
            return words;
        }
    }

    /**
     * What was found.
     *
     * @param trained    the trees kept
     * @param parameters their settings
     * @param trials     all that was tried, in order
     * @param outcome    why these
     * @param outOfTime  whether time ended the search
     */
    public record Found(
            TreeTrainer.Trained trained,
            TreesParameters parameters,
            List<Trial> trials,
            Outcome outcome,
            boolean outOfTime) {
        public Found {
            trials = List.copyOf(trials);
        }
    }

    /**
     * Searches; {@code control} is asked once per round of each trial.
     *
     * @throws IllegalArgumentException if there is not one group for each validation row
     */
    public static Found search(TreeTrainer.Task task, Request request, RunControl control) {
        if (request.groups.length != task.validation().rows()) {
            throw new IllegalArgumentException("groups must be one for each of "
                    + task.validation().rows() + " validation rows, got " + request.groups.length);
        }
        TreesParameters start = request.start.balanced(task.train().shareOfFraud());
        long begin = System.nanoTime();
        TreeTrainer.Trained first = TreeTrainer.train(task, start, control);
        var trials = new ArrayList<Trial>();
        trials.add(new Trial(start, first.score(), first.rounds()));
        if (request.budget.trials() == 1) {
            return new Found(first, start, trials, Outcome.NOT_WANTED, false);
        }
        if (groupsWithFraud(task.validation(), request.groups) < LEAST_FRAUD) {
            return new Found(first, start, trials, Outcome.TOO_LITTLE_FRAUD, false);
        }
        var random = new SplittableRandom(start.seed());
        TreesParameters best = start;
        TreeTrainer.Trained trained = first;
        boolean outOfTime = false;
        while (trials.size() < request.budget.trials() && !outOfTime) {
            control.check("tuning the trees", trials.size(), request.budget.trials());
            TreesParameters drawn = draw(start, random);
            TreeTrainer.Trained one = TreeTrainer.train(task, drawn, control);
            trials.add(new Trial(drawn, one.score(), one.rounds()));
            if (one.score() > trained.score()) {
                best = drawn;
                trained = one;
            }
            outOfTime = System.nanoTime() - begin > request.budget.time().toNanos();
        }
        outOfTime &= trials.size() < request.budget.trials();
        boolean better =
                !best.equals(start) && beyondChance(task, request, new Pair(first, trained), trials.size() - 1);
        return better
                ? new Found(trained, best, trials, Outcome.BETTER, outOfTime)
                : new Found(first, start, trials, Outcome.NO_GAIN, outOfTime);
    }

    private record Pair(TreeTrainer.Trained first, TreeTrainer.Trained best) {}

    /** The level is shared out among the looks (Bonferroni), because the best of many is better by luck alone. */
    private static boolean beyondChance(TreeTrainer.Task task, Request request, Pair pair, int looks) {
        Table validation = task.validation();
        boolean[] fraud = new boolean[validation.rows()];
        for (int row = 0; row < fraud.length; row++) {
            fraud[row] = validation.fraud(row);
        }
        var rows = new Resampling.Rows(pair.best.margins(), pair.first.margins(), fraud, request.groups);
        var draws = new Resampling.Draws(ROUNDS, request.start.seed());
        return Resampling.exceeded(rows, draws, CHANCE / looks) > 0;
    }

    private static int groupsWithFraud(Table validation, int[] groups) {
        var found = new HashSet<Integer>();
        for (int row = 0; row < groups.length; row++) {
            if (validation.fraud(row)) {
                found.add(groups[row]);
            }
        }
        return found.size();
    }

    private static TreesParameters draw(TreesParameters start, SplittableRandom random) {
        int depth = DEPTHS[random.nextInt(DEPTHS.length)];
        double rate = of(RATES, random);
        double weight = of(WEIGHTS, random);
        double rows = of(ROWS, random);
        double columns = of(COLUMNS, random);
        double lambda = of(LAMBDAS, random);
        double fraudTimes = random.nextBoolean() ? start.sampling().fraudTimes() : 1;
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
