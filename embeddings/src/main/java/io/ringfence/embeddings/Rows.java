package io.ringfence.embeddings;

import io.ringfence.embeddings.trees.Table;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of a training set by split, once it was made sure that there is something to learn and to judge. */
record Rows(TrainingSet set, int[] train, int[] validation, int[] test) {
    private static final int LEAST_OF_A_CLASS = 5;

    static Rows of(TrainingSet set) throws TrainingException {
        return of(set, set.rows(Split.TRAIN), set.rows(Split.VALIDATION), set.rows(Split.TEST));
    }

    /** Some rows of a set. */
    static Rows of(TrainingSet set, int[] train, int[] validation, int[] test) throws TrainingException {
        var rows = new Rows(set, train, validation, test);
        rows.require("training", rows.train);
        rows.require("validation", rows.validation);
        rows.require("test", rows.test);
        return rows;
    }

    private void require(String name, int[] rows) throws TrainingException {
        int fraud = 0;
        for (int row : rows) {
            fraud += set.fraud(row) ? 1 : 0;
        }
        if (fraud < LEAST_OF_A_CLASS || rows.length - fraud < LEAST_OF_A_CLASS) {
            throw new TrainingException("too little to learn from: the " + name + " period has " + fraud
                    + " fraud and " + (rows.length - fraud) + " legitimate decisions with a label known in time, and "
                    + LEAST_OF_A_CLASS + " of each are needed; load more labels or a longer history");
        }
    }

    Table table(int[] rows, int[] columns) {
        float[] weights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            weights[i] = set.weight(rows[i]);
        }
        return new Table(set.matrix(rows), set.catalogue().size(), set.labels(rows), weights).select(columns);
    }

    /** Places, among the test rows, of those whose group has no row in training or validation. */
    int[] disjoint() {
        Set<Integer> seen = new HashSet<>();
        for (int row : train) {
            seen.add(set.group(row));
        }
        for (int row : validation) {
            seen.add(set.group(row));
        }
        return java.util.stream.IntStream.range(0, test.length)
                .filter(place -> !seen.contains(set.group(test[place])))
                .toArray();
    }

    int[] testGroups() {
        return groups(test);
    }

    /** The group of each of some rows. */
    int[] groups(int[] rows) {
        return Arrays.stream(rows).map(set::group).toArray();
    }

    Map<String, Integer> counts() {
        var left = set.leftOut();
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("train", train.length);
        counts.put("validation", validation.length);
        counts.put("test", test.length);
        counts.put("test.disjoint", disjoint().length);
        counts.put("leftOut.immature", left.immature());
        counts.put("leftOut.labelledBefore", left.labelledBefore());
        counts.put("leftOut.withoutEvent", left.withoutEvent());
        counts.put("leftOut.unlabelled", left.unlabelled());
        counts.put("leftOut.capped", left.capped());
        return counts;
    }
}
