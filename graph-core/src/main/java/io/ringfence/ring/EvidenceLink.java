package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
import io.ringfence.projection.AccountProjection;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One stored fact that a piece of evidence rests on.
 *
 * @param kind        what sort of fact
 * @param from        the account that was observed; of a payment, the payer
 * @param to          what it was observed with; of a payment, the merchant; of a transfer, the payee; of an opening or a
 *                    label, the account itself
 * @param amountCents of the payment behind it, 0 if there is none
 * @param at          when it happened
 * @param knownAt     when we knew it
 * @param source      where it was read
 * @param sharers     of a tie, accounts that were ever seen with {@code to}; of a payment, accounts that ever paid that
 *                    merchant that amount; otherwise 1
 */
public record EvidenceLink(
        Kind kind,
        EntityId from,
        EntityId to,
        long amountCents,
        Instant at,
        Instant knownAt,
        Source source,
        int sharers) {
    /** The sorts of fact. */
    public enum Kind {
        /** An account was opened. */
        OPENING,
        /** An account was seen with something, or named another account. */
        TIE,
        /** An account paid a merchant. */
        PAYMENT,
        /** An account sent money to another. */
        TRANSFER,
        /** An account was found to be fraud. */
        LABEL
    }

    /** By time, then by content. */
    public static final Comparator<EvidenceLink> ORDER = Comparator.comparing(EvidenceLink::at)
            .thenComparing(EvidenceLink::from)
            .thenComparing(EvidenceLink::to)
            .thenComparing(EvidenceLink::kind)
            .thenComparingLong(EvidenceLink::amountCents)
            .thenComparing(link -> link.source().file())
            .thenComparingLong(link -> link.source().row());

    public EvidenceLink {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(knownAt, "knownAt");
        Objects.requireNonNull(source, "source");
        if (amountCents < 0) {
            throw new IllegalArgumentException("amount must be at least 0, got " + amountCents + " cents");
        }
        if (sharers < 1) {
            throw new IllegalArgumentException("sharers must be at least 1, got " + sharers);
        }
    }

    /** 1 if at most one other account shares {@code to}, towards 0 the more do. */
    public double rarity() {
        return AccountProjection.rarity(sharers);
    }

    /** Whether money went from one account to another. */
    public boolean transfer() {
        return kind == Kind.TRANSFER;
    }

    /** When it happened, in epoch milliseconds. */
    long millis() {
        return at.toEpochMilli();
    }
}
