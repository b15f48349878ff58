package io.ringfence.api.entities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What is around an entity.
 *
 * @param center    the entity asked about, by key
 * @param nodes     in the order found, the center first
 * @param links     among them; of parallel ones the first
 * @param truncated whether a limit left something out
 */
@Schema(name = "Neighbours")
public record GraphBody(
        String center,
        Instant asOf,
        List<NodeBody> nodes,
        List<LinkBody> links,
        CoverageBody coverage,
        boolean truncated) {
    public GraphBody {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /**
     * One entity.
     *
     * @param key   {@code type:id}, what links refer to
     * @param hops  links from the center
     * @param label {@code fraud}, {@code legit} or {@code none}
     */
    @Schema(name = "NeighbourNode")
    public record NodeBody(String key, EntityRef entity, int hops, String label) {}
}
