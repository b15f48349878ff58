package io.ringfence.feature;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The dense neighbourhood of one decision, the input of the graph network.
 *
 * @param root       the account itself, shape [rootDim]
 * @param byRelation the neighbours by relation, shape [relations][fanout · relationDim], zero padded
 * @param counts     how many neighbours of each relation are there, shape [relations], each at most fanout
 */
public record Sample(float[] root, float[][] byRelation, int[] counts) {
    public Sample {
        root = root.clone();
        byRelation = Stream.of(byRelation).map(float[]::clone).toArray(float[][]::new);
        counts = counts.clone();
        if (byRelation.length != counts.length) {
            throw new IllegalArgumentException(
                    "byRelation and counts must be as long, got " + byRelation.length + " and " + counts.length);
        }
    }

    @Override
    public float[] root() {
        return root.clone();
    }

    @Override
    public float[][] byRelation() {
        return Stream.of(byRelation).map(float[]::clone).toArray(float[][]::new);
    }

    @Override
    public int[] counts() {
        return counts.clone();
    }

    /** Copies the root and then the neighbours, relation by relation, into one row of a batch. */
    public void copyTo(float[] target, int from) {
        System.arraycopy(root, 0, target, from, root.length);
        int place = from + root.length;
        for (float[] relation : byRelation) {
            System.arraycopy(relation, 0, target, place, relation.length);
            place += relation.length;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample that
                && Arrays.equals(root, that.root)
                && Arrays.deepEquals(byRelation, that.byRelation)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(root) + Arrays.deepHashCode(byRelation);
    }

    @Override
    public String toString() {
        return "Sample[root " + root.length + ", counts " + Arrays.toString(counts) + "]";
    }
}
