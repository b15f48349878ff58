package io.ringfence.api.rings;

import io.ringfence.api.entities.EntityRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ring as nodes and links, to draw.
 *
 * @param asOf      only what was known by then is in it
 * @param truncated whether a limit left nodes or links out
 */
@Schema(name = "RingGraph")
public record RingGraphBody(
        String id, Instant asOf, List<NodeBody> nodes, List<LinkBody> links, long leftOut, boolean truncated) {
    public RingGraphBody {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /**
     * One entity.
     *
     * @param key         {@code type:id}, what links refer to
     * @param role        of a member, else null
     * @param probability of a member, else null
     * @param label       {@code fraud}, {@code legit} or {@code none}
     * @param accounts    of a shared entity, how many accounts ever used it; of an account 0
     */
    @Schema(name = "RingGraphNode")
    public record NodeBody(
            String key,
            EntityRef entity,
            @Nullable String role,
            @Nullable Double probability,
            String label,
            int accounts) {}

    /**
     * All links of one account with one entity, or all transfers from one account to another.
     *
     * @param from        key of the account
     * @param to          key of the other end
     * @param transfer    whether money went
     * @param count       how many there are
     * @param amountCents what was paid in them altogether
     * @param firstAt     the earliest
     * @param lastAt      the latest
     */
    @Schema(name = "RingGraphLink")
    public record LinkBody(
            String from, String to, boolean transfer, int count, long amountCents, Instant firstAt, Instant lastAt) {}
}
