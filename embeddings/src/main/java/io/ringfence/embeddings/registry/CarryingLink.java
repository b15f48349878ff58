package io.ringfence.embeddings.registry;

import io.ringfence.graph.EntityId;
import org.jspecify.annotations.Nullable;

/**
 * What one link did to the graph network's score.
 *
 * @param relation the kind of link: an entity type, {@code account}, {@code transfer_out} or {@code transfer_in}, or of the
 *                 network of transfers {@code sent} or {@code received}
 * @param entity   at its other end; null where it was never seen before
 * @param logit    by how much the network's log-odds fall without it; negative where they rise
 */
public record CarryingLink(String relation, @Nullable EntityId entity, double logit) {}
