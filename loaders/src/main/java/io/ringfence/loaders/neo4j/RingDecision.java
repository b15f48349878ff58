package io.ringfence.loaders.neo4j;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an investigator decided about a ring.
 *
 * @param note       why, may be empty
 * @param accountIds the members that it is about; empty for all
 * @param by         who decided
 */
public record RingDecision(
        String ringId, Verdict verdict, String note, List<String> accountIds, String by, Instant at) {
    /** The three ways to decide. */
    public enum Verdict {
        /** It is a ring: its members are fraud. */
        CONFIRM,
        /** It is none: its members are legitimate. */
        CLEAR,
        /** Somebody else has to look. */
        ESCALATE
    }

    public RingDecision {
        Objects.requireNonNull(ringId, "ringId");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(note, "note");
        accountIds = List.copyOf(accountIds);
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }
}
