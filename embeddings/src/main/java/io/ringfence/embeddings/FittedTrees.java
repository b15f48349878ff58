package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.trees.Table;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.embeddings.trees.TreeTrainer;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.feature.Feature;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trees learned on the training rows, stopped and calibrated on the validation rows, and their margins on the test rows.
 *
 * @param trees       in pure Java
 * @param calibration of their margins
 * @param test        margins of the test rows
 * @param parity      largest difference of XGBoost's margins and ours on the validation rows
 * @param version     of XGBoost
 * @param parameters  the settings that won
 * @param rounds      trees kept
 * @param search      what was tried, for the provenance
 */
record FittedTrees(
        TreeEnsemble trees,
        Calibration calibration,
        float[] test,
        double parity,
        String version,
        TreesParameters parameters,
        int rounds,
        Map<String, String> search) {
    /** Settings to begin with, and how long to look for better ones. */
    record Tuning(TreesParameters start, TreesSearch.Budget budget) {}

    /** With the settings given. */
    static FittedTrees fit(Rows rows, int[] columns, TreesParameters parameters, RunControl control) {
        return fit(rows, columns, new Tuning(parameters, TreesSearch.Budget.NONE), control);
    }

    /** With better settings than those given where the validation rows show any beyond chance. */
    static FittedTrees fit(Rows rows, int[] columns, Tuning tuning, RunControl control) {
        Table validation = rows.table(rows.validation(), columns);
        TreeTrainer.Task task = task(rows.set(), rows.table(rows.train(), columns), validation, columns);
        TreesSearch.Found found = TreesSearch.search(
                task,
                new TreesSearch.Request(tuning.start(), tuning.budget(), rows.groups(rows.validation())),
                control);
        TreeTrainer.Trained trained = found.trained();
        float[] margins = margins(trained.trees(), validation);
        double parity = Parity.largestDifference(margins, trained.margins());
        Calibration calibration = Calibration.fit(margins, rows.set().labels(rows.validation()));
        float[] test = margins(trained.trees(), rows.table(rows.test(), columns));
        return new FittedTrees(
                trained.trees(),
                calibration,
                test,
                parity,
                trained.version(),
                found.parameters(),
                trained.rounds(),
                describe(found, tuning.budget()));
    }

    /**
     * The same trees learned again from all rows of a set, its training rows, with the settings and the number of trees
     * that were found with some of them held out; calibrated as those were.
     */
    FittedTrees again(TrainingSet all, int[] columns, RunControl control) {
        int[] train = all.rows(Split.TRAIN);
        Table table = new Table(all.matrix(train), all.catalogue().size(), all.labels(train)).select(columns);
        TreeEnsemble learned =
                TreeTrainer.trainAll(task(all, table, table, columns), parameters.withRounds(rounds), control);
        int[] tested = all.rows(Split.TEST);
        float[] margins = tested.length == 0
                ? test
                : margins(
                        learned,
                        new Table(all.matrix(tested), all.catalogue().size(), all.labels(tested)).select(columns));
        return new FittedTrees(learned, calibration, margins, parity, version, parameters, rounds, search);
    }

    private static TreeTrainer.Task task(TrainingSet set, Table train, Table validation, int[] columns) {
        List<String> names = new ArrayList<>();
        int[] monotone = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Feature feature = set.catalogue().features().get(columns[i]);
            names.add(feature.name());
            monotone[i] = feature.direction().sign();
        }
        return new TreeTrainer.Task(train, validation, names, monotone);
    }

    private static Map<String, String> describe(TreesSearch.Found found, TreesSearch.Budget budget) {
        var described = new TreeMap<String, String>();
        described.put("trees.search.trials", Integer.toString(found.trials().size()));
        described.put("trees.search.wanted", Integer.toString(budget.trials()));
        described.put("trees.search.outcome", found.outcome().words());
        described.put("trees.search.outOfTime", Boolean.toString(found.outOfTime()));
        described.put(
                "trees.search.firstScore",
                Double.toString(found.trials().getFirst().score()));
        described.put(
                "trees.search.bestScore",
                Double.toString(found.trials().stream()
                        .mapToDouble(TreesSearch.Trial::score)
                        .max()
                        .orElseThrow()));
        described.put("trees.kept", Integer.toString(found.trained().rounds()));
        return described;
    }

    private static float[] margins(TreeEnsemble trees, Table table) {
        float[] margins = new float[table.rows()];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = (float) trees.margin(table.row(row));
        }
        return margins;
    }
}
