package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.util.List;

/**
 * Turns a decision and what was known before it into the dense input of a graph network. No label enters. Work is
 * bounded; deterministic for a view, a decision and a seed; safe to call from many threads.
 */
public sealed interface GraphSampler permits NeighbourhoodSampler, TransferSampler {
    /** The relations, in the order of a sample's. */
    List<String> relations();

    /** Numbers of the account itself. */
    int rootDim();

    /** Numbers of one neighbour. */
    int relationDim();

    /**
     * The neighbourhood of one decision.
     *
     * @param view what was known
     * @param seed fixes what is sampled where not all is taken
     */
    Sample sample(GraphView view, DecisionPoint point, long seed);
}
