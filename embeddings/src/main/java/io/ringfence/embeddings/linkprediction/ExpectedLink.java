package io.ringfence.embeddings.linkprediction;

import io.ringfence.graph.EntityId;

/**
 * A link that is not known and would be no surprise.
 *
 * @param entity that the account may be expected with
 * @param score  0 to 1: how much the pair looks like one that was linked later rather than like a pair drawn to look like
 *               one. It ranks; it is no probability that the link is there.
 * @param ways   over how many ways of three links (an entity, another account, this entity) it is reached
 */
public record ExpectedLink(EntityId entity, double score, int ways) {}
