package io.ringfence.embeddings.gnn;

import java.util.Map;

/**
 * Settings of one training of the graph network.
 *
 * @param hidden       width of every layer, 1 to 512
 * @param epochs       most passes over the training rows, at least 1
 * @param patience     passes without a better validation score after which it stops, at least 1
 * @param batch        decisions per step, at least 1; small ones waste the processor on overhead
 * @param learningRate step of Adam, above 0
 * @param maxRows      most training rows; all fraud is kept, legitimate rows are drawn
 * @param seed         fixes initial weights, drawing and order
 */
public record NetworkParameters(
        int hidden, int epochs, int patience, int batch, double learningRate, int maxRows, long seed) {
    /** Small and quick; enough for the neighbourhoods of a fraud graph. */
    public static final NetworkParameters DEFAULT = new NetworkParameters(32, 20, 4, 512, 0.005, 16_000, 42);

    /** Bounds keep time and memory in hand. */
    public NetworkParameters {
        if (hidden < 1 || hidden > 512) {
            throw new IllegalArgumentException("hidden must be between 1 and 512, got " + hidden);
        }
        if (epochs < 1 || patience < 1 || batch < 1 || maxRows < 1) {
            throw new IllegalArgumentException("epochs, patience, batch and maxRows must be at least 1, got " + epochs
                    + ", " + patience + ", " + batch + ", " + maxRows);
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learningRate must be > 0, got " + learningRate);
        }
    }

    /** The same with another seed. */
    public NetworkParameters withSeed(long other) {
        return new NetworkParameters(hidden, epochs, patience, batch, learningRate, maxRows, other);
    }

    /** The same with another number of passes. */
    public NetworkParameters withEpochs(int other) {
        return new NetworkParameters(hidden, other, patience, batch, learningRate, maxRows, seed);
    }

    /** By name, for a model's provenance. */
    public Map<String, String> describe() {
        return Map.of(
                "network.hidden", Integer.toString(hidden),
                "network.epochs", Integer.toString(epochs),
                "network.patience", Integer.toString(patience),
                "network.batch", Integer.toString(batch),
                "network.learningRate", Double.toString(learningRate),
                "network.maxRows", Integer.toString(maxRows));
    }
}
