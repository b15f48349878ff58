package io.ringfence.loaders.neo4j;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where a model puts an account: a point whose direction says what the account is like.
 *
 * @param accountId the account
 * @param vector    finite numbers, not all 0; copied
 */
public record AccountEmbedding(String accountId, float[] vector) {
    /** Numbers of a vector that can be indexed, at most. */
    public static final int MOST_DIMENSIONS = 4096;

    public AccountEmbedding {
        Objects.requireNonNull(accountId, "accountId");
        vector = requireVector(vector);
    }

    static float[] requireVector(float[] vector) {
        if (vector.length == 0 || vector.length > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a vector must have 1 to " + MOST_DIMENSIONS + " numbers, got " + vector.length);
        }
        if (!hasDirection(vector)) {
            throw new IllegalArgumentException("a vector must have a direction, got " + Arrays.toString(vector));
        }
        return vector.clone();
    }

    /** Whether a vector points anywhere: its numbers are finite and not all 0. */
    public static boolean hasDirection(float[] vector) {
        double square = 0;
        for (float number : vector) {
            square += (double) number * number;
        }
        return square > 0 && Float.isFinite((float) square);
    }

    @Override
    public float[] vector() {
        return vector.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountEmbedding that
                && accountId.equals(that.accountId)
                && Arrays.equals(vector, that.vector);
    }

    @Override
    public int hashCode() {
        return 31 * accountId.hashCode() + Arrays.hashCode(vector);
    }

    @Override
    public String toString() {
        return accountId + " " + Arrays.toString(vector);
    }
}
