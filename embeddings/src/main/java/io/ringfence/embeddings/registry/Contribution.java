package io.ringfence.embeddings.registry;

/**
 * What one feature added to a score.
 *
 * @param feature the feature's name in the catalogue
 * @param value   its value; NaN where it was missing
 * @param logit   what it added to the margin, in log-odds; negative speaks for the account
 */
public record Contribution(String feature, float value, double logit) {}
