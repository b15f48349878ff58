package io.ringfence.embeddings.trees;

import io.ringfence.graph.RunControl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains boosted trees with XGBoost and keeps as many as did best on the validation rows. Loads a native library: for
 * the training process only. Deterministic for the same rows, parameters and number of threads.
 */
public final class TreeTrainer {
    private TreeTrainer() {}

    /** What to train on: rows to learn from, rows to stop by, and what is known about the columns. */
    public record Task(Table train, Table validation, List<String> features, int[] monotone) {
        /** One name and one direction (−1, 0, +1) per column, and both classes on both sides. */
        public Task {
            features = List.copyOf(features);
            monotone = monotone.clone();
            if (features.size() != train.columns()
                    || monotone.length != train.columns()
                    || validation.columns() != train.columns()) {
                throw new IllegalArgumentException("names, directions and tables must agree on " + train.columns()
                        + " columns, got " + features.size() + ", " + monotone.length + ", " + validation.columns());
            }
            requireBothClasses("train", train);
            requireBothClasses("validation", validation);
        }

        @Override
        public int[] monotone() {
            return monotone.clone();
        }

        private static void requireBothClasses(String name, Table table) {
            if (table.positives() == 0 || table.positives() == table.rows()) {
                throw new IllegalArgumentException(name + " must hold fraud and legitimate rows, got "
                        + table.positives() + " of " + table.rows());
            }
        }
    }

    /**
     * Trained trees, and what XGBoost itself says of some rows with them.
     *
     * @param trees   in pure Java
     * @param rounds  trees kept
     * @param score   average precision on the validation rows, as XGBoost measures it
     * @param margins XGBoost's log-odds of the validation rows, for a check of parity
     * @param version of XGBoost
     */
    public record Trained(TreeEnsemble trees, int rounds, double score, float[] margins, String version) {
        /** Keeps a copy. */
        public Trained {
            margins = margins.clone();
        }

        @Override
        public float[] margins() {
            return margins.clone();
        }
    }

    /**
     * Trains; {@code control} is asked once per round.
     *
     * @throws IllegalStateException if the native library fails
     */
    public static Trained train(Task task, TreesParameters parameters, RunControl control) {
        try {
            return boost(task, parameters, control);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
    }

    /**
     * Trains all the rounds that are asked for, with no rows to stop by: for when a run with such rows has found how many
     * do best, and those rows are to be learned from too.
     *
     * @param task its validation rows are not looked at
     * @throws IllegalStateException if the native library fails
     */
    public static TreeEnsemble trainAll(Task task, TreesParameters parameters, RunControl control) {
        try {
            DMatrix train = matrix(task.train());
            Booster booster = null;
            try {
                booster = XGBoost.train(train, settings(task, parameters), 1, Map.of(), null, null);
                for (int round = 1; round < parameters.rounds(); round++) {
                    control.check("boosting trees", round, parameters.rounds());
                    booster.update(train, round);
                }
                return BoosterReader.read(booster.toByteArray("json"), task.features(), parameters.rounds());
            } finally {
                if (booster != null) {
                    booster.dispose();
                }
                train.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
    }

    private static Trained boost(Task task, TreesParameters parameters, RunControl control) throws XGBoostError {
        DMatrix train = matrix(task.train());
        DMatrix validation = matrix(task.validation());
        Booster booster = null;
        try {
            var settings = settings(task, parameters);
            booster = XGBoost.train(train, settings, 1, Map.of(), null, null);
            int best = 1;
            double bestScore = score(booster, validation, 0);
            for (int round = 1; round < parameters.rounds() && round - best < parameters.patience(); round++) {
                control.check("boosting trees", round, parameters.rounds());
                booster.update(train, round);
                double score = score(booster, validation, round);
                if (score > bestScore + 1e-6) {
                    bestScore = score;
                    best = round + 1;
                }
            }
            byte[] model = booster.toByteArray("json");
            TreeEnsemble trees = BoosterReader.read(model, task.features(), best);
            float[][] predicted = booster.predict(validation, true, best);
            float[] margins = new float[predicted.length];
            for (int row = 0; row < margins.length; row++) {
                margins[row] = predicted[row][0];
            }
            return new Trained(trees, best, bestScore, margins, BoosterReader.version(model));
        } finally {
            if (booster != null) {
                booster.dispose();
            }
            train.dispose();
            validation.dispose();
        }
    }

    private static DMatrix matrix(Table table) throws XGBoostError {
        DMatrix matrix = new DMatrix(table.values(), table.rows(), table.columns(), Float.NaN);
        matrix.setLabel(table.labels());
        matrix.setWeight(table.weights());
        return matrix;
    }

    private static Map<String, Object> settings(Task task, TreesParameters wanted) {
        TreesParameters parameters = wanted.balanced(task.train().shareOfFraud());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("objective", "binary:logistic");
        settings.put("eval_metric", "aucpr");
        settings.put("base_score", task.train().shareOfFraud());
        settings.put("tree_method", "hist");
        settings.put("eta", parameters.learningRate());
        settings.put("max_depth", parameters.depth());
        settings.put("min_child_weight", parameters.minChildWeight());
        settings.put("subsample", parameters.sampling().rows());
        settings.put("colsample_bytree", parameters.sampling().columns());
        settings.put("lambda", parameters.sampling().lambda());
        settings.put("scale_pos_weight", parameters.sampling().fraudTimes());
        settings.put("nthread", parameters.threads());
        settings.put("seed", (int) (parameters.seed() & 0x7fffffff));
        settings.put("verbosity", 0);
        settings.put("monotone_constraints", directions(task.monotone()));
        return settings;
    }

    private static String directions(int[] monotone) {
        var text = new StringBuilder("(");
        for (int i = 0; i < monotone.length; i++) {
            text.append(i == 0 ? "" : ",").append(Integer.signum(monotone[i]));
        }
        return text.append(')').toString();
    }

    private static double score(Booster booster, DMatrix validation, int round) throws XGBoostError {
        String line = booster.evalSet(new DMatrix[] {validation}, new String[] {"validation"}, round);
        return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1).trim());
    }
}
