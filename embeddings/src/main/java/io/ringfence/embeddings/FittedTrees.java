package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.trees.Table;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.embeddings.trees.TreeTrainer;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.feature.Feature;
import io.ringfence.graph.RunControl;
import java.util.List;
import java.util.Set;

/**
 * Trees learned on the training rows, stopped and calibrated on the validation rows, and their margins on the test rows.
 *
 * @param trees       in pure Java
 * @param calibration of their margins
 * @param test        margins of the test rows
 * @param parity      largest difference of XGBoost's margins and ours on the validation rows
 * @param version     of XGBoost
 */
record FittedTrees(TreeEnsemble trees, Calibration calibration, float[] test, double parity, String version) {
    /** More fraud known around an account never speaks for it. */
    private static final Set<String> RISING = Set.of(
            "label.fraud",
            "label.fraud_share",
            "label.fraud_hard",
            "label.fraud_soft",
            "label.fraud_rarity",
            "label.transfer_fraud",
            "label.transfer_share");

    static FittedTrees fit(Rows rows, int[] columns, TreesParameters parameters, RunControl control) {
        List<String> names = new java.util.ArrayList<>();
        int[] monotone = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Feature feature = rows.set().catalogue().features().get(columns[i]);
            names.add(feature.name());
            monotone[i] = RISING.contains(feature.name()) ? 1 : 0;
        }
        Table validation = rows.table(rows.validation(), columns);
        var task = new TreeTrainer.Task(rows.table(rows.train(), columns), validation, names, monotone);
        TreeTrainer.Trained trained = TreeTrainer.train(task, parameters, control);
        float[] margins = margins(trained.trees(), validation);
        double parity = Parity.largestDifference(margins, trained.margins());
        Calibration calibration = Calibration.fit(margins, rows.set().labels(rows.validation()));
        float[] test = margins(trained.trees(), rows.table(rows.test(), columns));
        return new FittedTrees(trained.trees(), calibration, test, parity, trained.version());
    }

    private static float[] margins(TreeEnsemble trees, Table table) {
        float[] margins = new float[table.rows()];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = (float) trees.margin(table.row(row));
        }
        return margins;
    }
}
