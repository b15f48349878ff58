package io.ringfence.embeddings.gnn;

import java.util.List;

/**
 * Brings raw numbers to a common scale: signed logarithm, then mean 0 and deviation 1 as measured on training rows, cut
 * at ±{@value #LIMIT}. A missing value becomes the mean. Immutable.
 */
final class Scaler {
    private static final float LIMIT = 6;

    private final float[] mean;
    private final float[] inverse;

    Scaler(float[] mean, float[] inverse) {
        this.mean = mean.clone();
        this.inverse = inverse.clone();
    }

    /** Measures row-major rows of {@code dimension} numbers; of no rows at all, leaves numbers as they are. */
    static Scaler fit(List<float[]> blocks, int dimension) {
        double[] sum = new double[dimension];
        double[] squares = new double[dimension];
        long[] count = new long[dimension];
        for (float[] block : blocks) {
            for (int i = 0; i < block.length; i++) {
                if (!Float.isNaN(block[i])) {
                    double value = squash(block[i]);
                    int column = i % dimension;
                    sum[column] += value;
                    squares[column] += value * value;
                    count[column]++;
                }
            }
        }
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

    float[] mean() {
        return mean.clone();
    }

    float[] inverse() {
        return inverse.clone();
    }

    /** Writes scaled values of {@code raw} to {@code target} from {@code offset} on. */
    void scale(float[] raw, float[] target, int offset) {
        for (int i = 0; i < raw.length; i++) {
            int column = i % mean.length;
            float value = (squash(raw[i]) - mean[column]) * inverse[column];
            target[offset + i] = Float.isNaN(value) ? 0 : Math.clamp(value, -LIMIT, LIMIT);
        }
    }

    private static float squash(float value) {
        return (float) Math.copySign(Math.log1p(Math.abs(value)), value);
    }
}
