package io.ringfence.loaders.neo4j;

/**
 * An account that is like another, as a model sees it.
 *
 * @param accountId  the account
 * @param similarity cosine of the two vectors, −1 to 1
 */
public record SimilarAccount(String accountId, double similarity) {}
