package io.ringfence.embeddings.trees;

import io.ringfence.feature.TrainingSet;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** 300 trees of depth 5 on all features of a training set, in XGBoost and in pure Java. */
public final class XgboostTrees implements AutoCloseable {
    private static final int ROUNDS = 300;

    private final Booster booster;
    private final TreeEnsemble trees;

    public XgboostTrees(TrainingSet set, int[] rows) throws XGBoostError {
        boolean[] fraud = set.labels(rows);
        float[] labels = new float[rows.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fraud[i] ? 1 : 0;
        }
        int columns = set.catalogue().size();
        DMatrix matrix = new DMatrix(set.matrix(rows), rows.length, columns, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> settings =
                Map.of("objective", "binary:logistic", "max_depth", 5, "eta", 0.05, "nthread", 1, "verbosity", 0);
        booster = XGBoost.train(matrix, settings, ROUNDS, Map.of(), null, null);
        matrix.dispose();
        List<String> names = set.catalogue().features().stream()
                .map(feature -> feature.name())
                .toList();
        trees = BoosterReader.read(booster.toByteArray("json"), names, ROUNDS);
    }

    /** The same trees in pure Java. */
    public TreeEnsemble trees() {
        return trees;
    }

    /** The log-odds of one row by the native library. */
    public float margin(float[] row) throws XGBoostError {
        DMatrix matrix = new DMatrix(row, 1, row.length, Float.NaN);
        try {
            return booster.predict(matrix, true, 0)[0][0];
        } finally {
            matrix.dispose();
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
