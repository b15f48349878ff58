package io.ringfence.embeddings.registry;

/**
 * What is gained: average precision of one model less that of another on the same test rows, with a bootstrap interval
 * that resamples whole groups of tied accounts.
 *
 * @param difference the gain on the test rows as they are
 * @param lower      lower end of the 95 % interval
 * @param upper      upper end of the 95 % interval
 * @param rounds     bootstrap rounds
 */
public record Gain(double difference, double lower, double upper, int rounds) {}
