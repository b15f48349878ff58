package io.ringfence.community;

/**
 * Settings of one label propagation.
 *
 * @param iterations most sweeps over the graph, at least 1; it ends sooner when no node changes
 * @param seed       fixes the order of nodes within a sweep and how ties fall
 */
public record LabelPropagationParameters(int iterations, long seed) {
    public static final LabelPropagationParameters DEFAULT = new LabelPropagationParameters(10, 42);

    public LabelPropagationParameters {
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
        }
    }
}
