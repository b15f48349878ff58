package io.ringfence.feature;

import io.ringfence.graph.GraphView;

/** What computes features: {@link FeatureExtractor#extract}, or whatever else is to be audited. */
@FunctionalInterface
public interface FeatureFunction {
    /** The features of one decision, by position in a catalogue. */
    float[] extract(GraphView view, DecisionPoint point);
}
