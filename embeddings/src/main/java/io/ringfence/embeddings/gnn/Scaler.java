package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Tensor;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Brings raw numbers to a common scale: mean 0 and deviation 1 as measured on training rows, cut at ±{@value #LIMIT}. A
 * missing value becomes the mean. Immutable.
 */
final class Scaler {
    private static final float LIMIT = 6;

    private final float[] mean;
    private final float[] inverse;

    Scaler(float[] mean, float[] inverse) {
        if (mean.length != inverse.length) {
            throw new IllegalArgumentException(mean.length + " means for " + inverse.length + " deviations");
        }
        this.mean = mean.clone();
        this.inverse = inverse.clone();
    }

    /** Measures row-major rows of {@code dimension} numbers; of no rows at all, leaves numbers as they are. */
    static Scaler fit(Stream<float[]> blocks, int dimension) {
        double[] sum = new double[dimension];
        double[] squares = new double[dimension];
        long[] count = new long[dimension];
        blocks.forEachOrdered(block -> {
            for (int i = 0; i < block.length; i++) {
                if (!Float.isNaN(block[i])) {
                    double value = block[i];
                    int column = i % dimension;
                    sum[column] += value;
                    squares[column] += value * value;
                    count[column]++;
                }
            }
        });
        float[] mean = new float[dimension];
        float[] inverse = new float[dimension];
        for (int column = 0; column < dimension; column++) {
            double centre = count[column] == 0 ? 0 : sum[column] / count[column];
            double variance = count[column] == 0 ? 1 : squares[column] / count[column] - centre * centre;
            mean[column] = (float) centre;
            inverse[column] = variance < 1e-9 ? 0 : (float) (1 / Math.sqrt(variance));
        }
        return new Scaler(mean, inverse);
    }

    int dimension() {
        return mean.length;
    }

    /** The same with columns from {@code at} on scaled as the first columns of another. */
    Scaler with(Scaler other, int at, int columns) {
        float[] means = mean.clone();
        float[] inverses = inverse.clone();
        System.arraycopy(other.mean, 0, means, at, columns);
        System.arraycopy(other.inverse, 0, inverses, at, columns);
        return new Scaler(means, inverses);
    }

    /** A scaler of so many columns that leaves numbers as they are. */
    static Scaler identity(int columns) {
        float[] ones = new float[columns];
        IntStream.range(0, columns).forEach(i -> ones[i] = 1);
        return new Scaler(new float[columns], ones);
    }

    Tensor meanTensor() {
        return Tensor.of(mean);
    }

    Tensor inverseTensor() {
        return Tensor.of(inverse);
    }

    /** Scales {@code length} numbers in place, from the first column of a row on. */
    void scale(float[] values, int from, int length) {
        int dimension = mean.length;
        for (int row = from; row < from + length; row += dimension) {
            for (int column = 0; column < dimension; column++) {
                float value = (values[row + column] - mean[column]) * inverse[column];
                values[row + column] = value >= -LIMIT && value <= LIMIT ? value : cut(value);
            }
        }
    }

    /** Apart, since it is rare and the loop is not. */
    private static float cut(float value) {
        return Float.isNaN(value) ? 0 : Math.copySign(LIMIT, value);
    }
}
