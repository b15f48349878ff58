package io.ringfence.embeddings.registry;

/**
 * What one feature, or the graph network, added to a score.
 *
 * @param feature the feature's name in the catalogue, or {@link ModelSummary#GRAPH_NETWORK}
 * @param value   its value; NaN where it was missing
 * @param logit   what it added, in log-odds; negative speaks for the account
 */
public record Contribution(String feature, float value, double logit) {}
