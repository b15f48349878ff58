package io.ringfence.api.entities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * Links that are not known of an account and would be no surprise, the most expected first.
 *
 * @param model  the model that foretold them
 * @param method what the scores mean
 */
@Schema(name = "ExpectedLinks")
public record ExpectedLinksBody(
        EntityRef entity, Instant asOf, String model, String method, List<ExpectedBody> expected) {
    public ExpectedLinksBody {
        expected = List.copyOf(expected);
    }

    /**
     * One such link.
     *
     * @param entity at its other end
     * @param score  0 to 1; it ranks, and is no probability that the link is there
     * @param ways   over how many ways of an entity and another account it is reached
     * @param reason the same in a sentence
     */
    @Schema(name = "ExpectedLink")
    public record ExpectedBody(EntityRef entity, double score, int ways, String reason) {}
}
