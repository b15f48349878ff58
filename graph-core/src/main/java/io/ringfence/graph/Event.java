package io.ringfence.graph;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fact about the world, the only way into the graph: a batch load, a replay and a live call all append events. Each
 * carries when it happened ({@link #at}) and when we learned of it ({@link #knownAt}, never before it happened is not
 * required, but the graph only ever looks at what was known).
 */
public sealed interface Event {
    /** When it happened. */
    Instant at();

    /** When we learned of it. */
    Instant knownAt();

    /** The account that it is about. */
    String accountId();

    /** Where we read it. */
    Source source();

    /** The same fact, learned at another time. */
    Event withKnownAt(Instant time);

    /** An account was opened. */
    record AccountOpened(String accountId, Instant at, Instant knownAt, Source source) implements Event {
        public AccountOpened {
            requireCommon(accountId, at, knownAt, source);
        }

        @Override
        public AccountOpened withKnownAt(Instant time) {
            return new AccountOpened(accountId, at, time, source);
        }
    }

    /** An account was seen with an entity: one row of the links file. The entity may be another account. */
    record LinkSeen(String accountId, EntityId entity, Instant at, Instant knownAt, Source source) implements Event {
        public LinkSeen {
            requireCommon(accountId, at, knownAt, source);
            Objects.requireNonNull(entity, "entity");
        }

        @Override
        public LinkSeen withKnownAt(Instant time) {
            return new LinkSeen(accountId, entity, at, time, source);
        }
    }

    /**
     * An account paid or tried to pay. Where {@code toAccountId} is there, it is a transfer between accounts.
     *
     * @param amountCents in hundredths of the currency, at least 0
     * @param currency    ISO 4217 code
     * @param parties     what else took part
     */
    record PaymentMade(
            String paymentId,
            String accountId,
            long amountCents,
            String currency,
            Parties parties,
            Instant at,
            Instant knownAt,
            Source source)
            implements Event {
        public PaymentMade {
            requireCommon(accountId, at, knownAt, source);
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(parties, "parties");
            if (paymentId.isBlank()) {
                throw new IllegalArgumentException("paymentId must not be blank");
            }
            if (amountCents < 0) {
                throw new IllegalArgumentException("amount must be at least 0, got " + amountCents + " cents");
            }
        }

        @Override
        public PaymentMade withKnownAt(Instant time) {
            return new PaymentMade(paymentId, accountId, amountCents, currency, parties, at, time, source);
        }
    }

    /**
     * An account, or one payment of it, was found to be fraud or legitimate. A later label replaces an earlier one of the
     * same subject from its known time on.
     *
     * @param accountId the account; of a payment's label, the one that paid
     * @param paymentId the payment that the label is about, which may come later; null where it is about the account. A
     *     payment's label does not label its account.
     */
    record LabelGiven(
            String accountId,
            @Nullable String paymentId,
            boolean fraud,
            String reason,
            Instant at,
            Instant knownAt,
            Source source)
            implements Event {
        public LabelGiven {
            requireCommon(accountId, at, knownAt, source);
            Objects.requireNonNull(reason, "reason");
            if (paymentId != null && paymentId.isBlank()) {
                throw new IllegalArgumentException("paymentId must not be blank; null where the account is meant");
            }
        }

        /** A label of an account. */
        public LabelGiven(String accountId, boolean fraud, String reason, Instant at, Instant knownAt, Source source) {
            this(accountId, null, fraud, reason, at, knownAt, source);
        }

        /** A label of an account that was known when it was given. */
        public LabelGiven(String accountId, boolean fraud, String reason, Instant knownAt, Source source) {
            this(accountId, null, fraud, reason, knownAt, knownAt, source);
        }

        /** Whether it is about a payment. */
        public boolean isOfPayment() {
            return paymentId != null;
        }

        @Override
        public LabelGiven withKnownAt(Instant time) {
            return new LabelGiven(accountId, paymentId, fraud, reason, at, time, source);
        }
    }

    /**
     * Something that is said of an account: an age, a browser, a figure of another system. A later value replaces an
     * earlier one of the same name from its known time on.
     *
     * @param value text as it was read, not blank; see {@link GraphView#attribute} for the number that it counts as
     */
    record AttributeGiven(String accountId, String name, String value, Instant at, Instant knownAt, Source source)
            implements Event {
        public AttributeGiven {
            requireCommon(accountId, at, knownAt, source);
            if (name.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException(
                        "an attribute's name and value must not be blank, got '" + name + "' and '" + value + "'");
            }
        }

        @Override
        public AttributeGiven withKnownAt(Instant time) {
            return new AttributeGiven(accountId, name, value, at, time, source);
        }
    }

    /** The other parties of a payment, each of which may be absent. */
    record Parties(
            @Nullable String cardId,
            @Nullable String deviceId,
            @Nullable String ip,
            @Nullable String toAccountId,
            @Nullable String merchantId) {
        public static final Parties NONE = new Parties(null, null, null, null, null);
    }

    private static void requireCommon(String accountId, Instant at, Instant knownAt, Source source) {
        if (accountId.isBlank()) {
            throw new IllegalArgumentException("accountId must not be blank");
        }
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(knownAt, "knownAt");
        Objects.requireNonNull(source, "source");
    }
}
