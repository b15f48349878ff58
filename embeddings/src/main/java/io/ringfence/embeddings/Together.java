package io.ringfence.embeddings;

import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.trees.Table;
import io.ringfence.embeddings.trees.TreeEnsemble;

/**
 * Trees and network as one, the risk that is served: weighed on the validation rows, and the log-odds of the test rows.
 *
 * @param combination of the two
 * @param test        calibrated log-odds of the test rows
 */
@SuppressWarnings("ArrayRecordComponent") // rows of one training, handed on
record Together(Combination combination, float[] test) {
    static Together fit(Rows rows, FittedTrees trees, FittedNetwork network) {
        float[] ofTrees = margins(rows, trees.trees());
        boolean[] fraud = rows.set().labels(rows.validation());
        Combination combination = Combination.fit(ofTrees, network.validation(), fraud);
        float[] test = new float[rows.test().length];
        for (int i = 0; i < test.length; i++) {
            test[i] = (float) combination.logOdds(trees.test()[i], network.test()[i]);
        }
        return new Together(combination, test);
    }

    private static float[] margins(Rows rows, TreeEnsemble trees) {
        int[] columns = trees.features().stream()
                .mapToInt(rows.set().catalogue()::indexOf)
                .toArray();
        Table table = rows.table(rows.validation(), columns);
        float[] margins = new float[table.rows()];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = (float) trees.margin(table.row(row));
        }
        return margins;
    }

    /** The probabilities of the test rows. */
    double[] probabilities() {
        double[] probabilities = new double[test.length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = Combination.probability(test[i]);
        }
        return probabilities;
    }
}
