package io.ringfence.api.entities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The group that an algorithm puts an entity in. It accuses nobody.
 *
 * @param method    how it was found
 * @param accounts  its accounts, those of known fraud first, then by id
 * @param entities  what at least two of them share, by type and id
 * @param ring      the ring that the entity's account is in, if it is in one
 * @param truncated whether the neighbourhood looked at was cut short
 */
@Schema(name = "Community")
public record CommunityBody(
        EntityRef entity,
        Instant asOf,
        String method,
        List<AccountBody> accounts,
        List<EntityRef> entities,
        @Nullable RingRef ring,
        CoverageBody coverage,
        boolean truncated) {
    public CommunityBody {
        accounts = List.copyOf(accounts);
        entities = List.copyOf(entities);
    }

    /**
     * One account.
     *
     * @param label {@code fraud}, {@code legit} or {@code none}
     */
    @Schema(name = "CommunityAccount")
    public record AccountBody(String id, String label) {}
}
