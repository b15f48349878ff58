package io.ringfence.api.entities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * Entities like one, most alike first.
 *
 * @param method     what alike means
 * @param compared   entities that were compared
 * @param truncated  whether a limit left candidates out
 */
@Schema(name = "Similar")
public record SimilarBody(
        EntityRef entity,
        Instant asOf,
        String method,
        int compared,
        List<LikeBody> similar,
        CoverageBody coverage,
        boolean truncated) {
    public SimilarBody {
        similar = List.copyOf(similar);
    }

    /**
     * One that is alike.
     *
     * @param similarity −1 to 1 for accounts, 0 to 1 for other entities
     * @param label      {@code fraud}, {@code legit} or {@code none}
     * @param shared     entities that both are linked to, at most five
     * @param reasons    in what they are alike
     */
    @Schema(name = "SimilarEntity")
    public record LikeBody(
            EntityRef entity, double similarity, String label, List<EntityRef> shared, List<String> reasons) {
        public LikeBody {
            shared = List.copyOf(shared);
            reasons = List.copyOf(reasons);
        }
    }
}
