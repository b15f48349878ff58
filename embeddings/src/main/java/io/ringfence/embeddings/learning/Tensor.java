package io.ringfence.embeddings.learning;

import java.util.Arrays;

/**
 * A named array of a network.
 *
 * @param shape  its sizes
 * @param values in row-major order
 */
public record Tensor(long[] shape, float[] values) {
    /** As many values as the shape says. */
    public Tensor {
        shape = shape.clone();
        values = values.clone();
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill shape " + Arrays.toString(shape));
        }
    }

    /** A tensor of one dimension. */
    public static Tensor of(float... values) {
        return new Tensor(new long[] {values.length}, values);
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    int size() {
        return values.length;
    }

    float value(int i) {
        return values[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
