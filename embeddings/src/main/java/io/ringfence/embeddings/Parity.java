package io.ringfence.embeddings;

/** How far two ways to compute the same numbers are apart. */
final class Parity {
    /** Java and native libraries may differ by this much: rounding, and nothing else. */
    static final double LIMIT = 1e-5;

    private Parity() {}

    /** Relative to the size of the number where that is above 1; infinite where one is missing. */
    static double largestDifference(float[] ours, float[] theirs) {
        double largest = ours.length == theirs.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < ours.length && i < theirs.length; i++) {
            double difference = Math.abs((double) ours[i] - theirs[i]) / Math.max(1, Math.abs(theirs[i]));
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }
}
