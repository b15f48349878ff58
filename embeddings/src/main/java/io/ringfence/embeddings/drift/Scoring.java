package io.ringfence.embeddings.drift;

import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.GraphView;

/** Anything that gives a decision a risk. */
@FunctionalInterface
public interface Scoring {
    /** The risk, 0 to 1, by what was known. */
    double risk(GraphView view, DecisionPoint point);
}
