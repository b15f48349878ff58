package io.ringfence.feature;

import java.util.Arrays;
import java.util.Objects;

/**
 * A feature vector and what it rests on.
 *
 * @param values   by position in the catalogue; NaN where there is nothing to measure
 * @param coverage what was looked at and what was left out
 */
public record Extraction(float[] values, FeatureCoverage coverage) {
    public Extraction {
        values = values.clone();
        Objects.requireNonNull(coverage, "coverage");
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extraction that && Arrays.equals(values, that.values) && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + coverage.hashCode();
    }

    @Override
    public String toString() {
        return "Extraction[" + Arrays.toString(values) + ", " + coverage + "]";
    }
}
