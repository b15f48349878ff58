package io.ringfence.api.rings;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.ringfence.api.entities.EntityRef;
import io.ringfence.api.entities.Words;
import io.ringfence.loaders.neo4j.RingDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision to take.
 *
 * @param decision confirm (its members are fraud), clear (they are legitimate), or escalate (somebody else has to look)
 * @param note     why
 * @param accounts the members that it is about; all when left out
 * @param by       who decides, where the service knows no callers; otherwise the caller's own name counts
 */
@Schema(name = "DecisionRequest")
public record DecisionRequest(
        @Schema(
                type = "string",
                allowableValues = {"confirm", "clear", "escalate"})
        String decision,

        @Schema(nullable = true) @Nullable String note,

        @JsonAlias("accountIds") @Schema(nullable = true) @Nullable
        List<String> accounts,

        @Schema(nullable = true) @Nullable String by) {
    private static final int MAX_NOTE = 4000;

    public DecisionRequest {
        EntityRef.requireText("decision", decision);
        if (Words.parse(RingDecision.Verdict.class, decision).isEmpty()) {
            throw new IllegalArgumentException(
                    "decision must be one of " + Words.all(RingDecision.Verdict.class) + ", got '" + decision + "'");
        }
        if (note != null && note.length() > MAX_NOTE) {
            throw new IllegalArgumentException("note has more than " + MAX_NOTE + " characters");
        }
        if (accounts != null) {
            accounts.forEach(account -> EntityRef.requireText("accounts", account));
            accounts = accounts.stream().distinct().toList();
        }
        if (by != null) {
            EntityRef.requireText("by", by);
        }
    }

    RingDecision.Verdict verdict() {
        return Words.parse(RingDecision.Verdict.class, decision).orElseThrow();
    }
}
