package io.ringfence.loaders.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one file say. Each row may open an account, show links, be a payment and give labels.
 *
 * @param file     name of the file with or without its ending; {@code *} stands for anything
 * @param account  the account of a row, for all rules below that name none
 * @param times    how times are written
 * @param accounts openings of accounts
 * @param links    links of the account
 * @param payments payments by the account
 * @param labels   labels of the account
 */
public record FileRule(
        String file,
        @Nullable FieldRule account,
        TimeFormats times,
        List<AccountRule> accounts,
        List<LinkRule> links,
        List<PaymentRule> payments,
        List<LabelRule> labels) {
    public FileRule {
        if (file == null || file.isBlank()) {
            throw new IllegalArgumentException("each entry of files needs a file");
        }
        times = times == null ? TimeFormats.ISO : times;
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
        links = links == null ? List.of() : List.copyOf(links);
        payments = payments == null ? List.of() : List.copyOf(payments);
        labels = labels == null ? List.of() : List.copyOf(labels);
        if (accounts.isEmpty() && links.isEmpty() && payments.isEmpty() && labels.isEmpty()) {
            throw new IllegalArgumentException("file " + file + " needs one of accounts, links, payments, labels");
        }
    }

    /** Each row opens an account. */
    public record AccountRule(
            @Nullable FieldRule account,
            TimeRule createdAt,
            @Nullable TimeRule knownAt) {
        public AccountRule {
            require(createdAt, "accounts", "created_at");
        }
    }

    /**
     * Each row shows an account with an entity; a row without the entity's id shows nothing.
     *
     * @param type       type of the entity; null where a column names it
     * @param typeColumn the column that names the type
     * @param at         null, or empty in a row, for the account's creation
     * @param required   whether a row without the entity's id is refused instead
     */
    public record LinkRule(
            @Nullable FieldRule account,
            @Nullable String type,
            @Nullable String typeColumn,
            FieldRule id,
            @Nullable TimeRule at,
            @Nullable TimeRule knownAt,
            boolean required) {
        public LinkRule {
            require(id, "links", "id");
            if ((type == null) == (typeColumn == null)) {
                throw new IllegalArgumentException("links need one of type, type_column");
            }
        }
    }

    /**
     * Each row is a payment.
     *
     * @param cents whether amounts are hundredths already
     */
    public record PaymentRule(
            @Nullable FieldRule account,
            FieldRule id,
            FieldRule amount,
            boolean cents,
            FieldRule currency,
            TimeRule paidAt,
            @Nullable TimeRule knownAt,
            @Nullable FieldRule card,
            @Nullable FieldRule device,
            @Nullable FieldRule ip,
            @Nullable FieldRule toAccount,
            @Nullable FieldRule merchant) {
        public PaymentRule {
            require(id, "payments", "id");
            require(amount, "payments", "amount");
            require(currency, "payments", "currency");
            require(paidAt, "payments", "paid_at");
        }
    }

    /**
     * Each row labels an account.
     *
     * @param label   {@code fraud}, {@code legit}, or {@code ignore} for a row that says nothing
     * @param at      when it was given; null for when it was known
     * @param knownAt when it was known
     */
    public record LabelRule(
            @Nullable FieldRule account,
            FieldRule label,
            @Nullable TimeRule at,
            TimeRule knownAt,
            @Nullable FieldRule reason) {
        public LabelRule {
            require(label, "labels", "label");
            require(knownAt, "labels", "known_at");
        }
    }

    private static void require(@Nullable Object value, String rule, String name) {
        if (value == null) {
            throw new IllegalArgumentException(rule + " need " + name);
        }
    }
}
