package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One stored fact that a piece of evidence rests on.
 *
 * @param from        the account that was observed; of a transfer, the payer
 * @param to          what it was observed with; of a transfer, the payee; of an account's opening, the account itself
 * @param transfer    whether money went from one account to the other
 * @param amountCents of the payment behind it, 0 if there is none
 * @param at          when it happened
 * @param knownAt     when we knew it
 * @param source      where it was read
 * @param rarity      1 if hardly anybody else shares {@code to}, towards 0 the more do
 */
public record EvidenceLink(
        EntityId from,
        EntityId to,
        boolean transfer,
        long amountCents,
        Instant at,
        Instant knownAt,
        Source source,
        double rarity) {
    /** By time, then by content. */
    public static final Comparator<EvidenceLink> ORDER = Comparator.comparing(EvidenceLink::at)
            .thenComparing(EvidenceLink::from)
            .thenComparing(EvidenceLink::to)
            .thenComparingLong(EvidenceLink::amountCents)
            .thenComparing(link -> link.source().file())
            .thenComparingLong(link -> link.source().row());

    public EvidenceLink {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(knownAt, "knownAt");
        Objects.requireNonNull(source, "source");
        if (amountCents < 0) {
            throw new IllegalArgumentException("amount must be at least 0, got " + amountCents + " cents");
        }
        if (!(rarity >= 0 && rarity <= 1)) {
            throw new IllegalArgumentException("rarity must be 0 to 1, got " + rarity);
        }
    }
}
