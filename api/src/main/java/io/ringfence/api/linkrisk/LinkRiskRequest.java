package io.ringfence.api.linkrisk;

import io.ringfence.api.entities.EntityRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks how risky links are, or an account through its links.
 *
 * @param accountId       the account; one never seen before is answered too
 * @param links           what the account is about to be tied to, at most 100; may be empty
 * @param payment         the payment to decide on, if it is one
 * @param at              the moment of the decision; only what was known by then counts; now when left out
 * @param deadlineMs      the answer comes within it, or nearly so, with parts missing
 * @param includeFeatures whether the answer has the feature vector
 */
@Schema(name = "LinkRiskRequest")
public record LinkRiskRequest(
        String accountId,
        @Schema(nullable = true) @Nullable List<EntityRef> links,
        @Schema(nullable = true) @Nullable PaymentRef payment,
        @Schema(nullable = true) @Nullable Instant at,
        @Schema(nullable = true, minimum = "1") @Nullable Integer deadlineMs,

        @Schema(type = "boolean", nullable = true, defaultValue = "false") @Nullable
        Boolean includeFeatures) {
    private static final int MAX_LINKS = 100;

    public LinkRiskRequest {
        EntityRef.requireText("accountId", accountId);
        links = links == null ? List.of() : List.copyOf(links);
        if (links.size() > MAX_LINKS) {
            throw new IllegalArgumentException("at most " + MAX_LINKS + " links, got " + links.size());
        }
        if (deadlineMs != null && deadlineMs < 1) {
            throw new IllegalArgumentException("deadlineMs must be at least 1, got " + deadlineMs);
        }
    }

    /** The links, none where the field was left out. */
    List<EntityRef> asked() {
        return links == null ? List.of() : links;
    }
}
