package io.ringfence.api.entities;

import io.ringfence.graph.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entity as it is known.
 *
 * @param firstSeen     event time of the first record that names it
 * @param openedAt      of an account, when it was opened, if that is known
 * @param label         of an account: {@code fraud}, {@code legit} or {@code none}
 * @param labelKnownAt  when the label became known
 * @param labelReason   why
 * @param links         links, parallel ones included
 * @param neighbours    distinct entities that it is linked to, by type
 * @param hub           whether more accounts share it than its type's policy allows: sharing it says little
 * @param payments      of an account, what it paid
 * @param received      of an account, what it was paid
 * @param rings         rings that it is in, or that members of which share it; best first, at most ten
 * @param source        where it was first read
 * @param truncated     whether only the latest links were counted
 */
@Schema(name = "EntityDetail")
public record EntityBody(
        String type,
        String id,
        Instant firstSeen,
        @Nullable Instant openedAt,
        String label,
        @Nullable Instant labelKnownAt,
        @Nullable String labelReason,
        int links,
        Map<String, Integer> neighbours,
        boolean hub,
        MoneyBody payments,
        MoneyBody received,
        List<RingRef> rings,
        Source source,
        Instant asOf,
        boolean truncated) {
    public EntityBody {
        neighbours = new TreeMap<>(neighbours);
        rings = List.copyOf(rings);
    }

    /** A number of payments and what they add up to; amounts of different currencies are added as they are. */
    @Schema(name = "PaymentSum")
    public record MoneyBody(int count, long amountCents) {}
}
