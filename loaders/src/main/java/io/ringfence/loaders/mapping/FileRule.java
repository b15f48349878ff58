package io.ringfence.loaders.mapping;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one file say. Each row may open an account, say things of it, show links, be a payment and give
 * labels.
 *
 * @param file       name of the file with or without its ending; {@code *} stands for anything
 * @param header     names of the columns of a CSV file whose first line is data; empty where it names them
 * @param account    the account of a row, for all rules below that name none
 * @param times      how times are written
 * @param accounts   openings of accounts
 * @param attributes what is said of the account
 * @param links      links of the account
 * @param payments   payments by the account
 * @param labels     labels of the account, or of its payments
 */
public record FileRule(
        String file,
        List<String> header,
        @Nullable FieldRule account,
        TimeFormats times,
        List<AccountRule> accounts,
        List<AttributeRule> attributes,
        List<LinkRule> links,
        List<PaymentRule> payments,
        List<LabelRule> labels) {
    public FileRule {
        if (file == null || file.isBlank()) {
            throw new IllegalArgumentException("each entry of files needs a file");
        }
        header = header == null ? List.of() : List.copyOf(header);
        if (header.size() != Set.copyOf(header).size()) {
            throw new IllegalArgumentException("file " + file + ": header names a column twice");
        }
        times = times == null ? TimeFormats.ISO : times;
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
        attributes = attributes == null ? List.of() : List.copyOf(attributes);
        links = links == null ? List.of() : List.copyOf(links);
        payments = payments == null ? List.of() : List.copyOf(payments);
        labels = labels == null ? List.of() : List.copyOf(labels);
        if (accounts.isEmpty() && attributes.isEmpty() && links.isEmpty() && payments.isEmpty() && labels.isEmpty()) {
            throw new IllegalArgumentException(
                    "file " + file + " needs one of accounts, attributes, links, payments, labels");
        }
    }

    /** The same without the labels that a file with these columns cannot give: new rows have none yet. */
    public FileRule withLabelsOf(List<String> columns) {
        List<LabelRule> given = labels.stream()
                .filter(label -> label.label().optional()
                        || columns.containsAll(label.label().columns()))
                .toList();
        return new FileRule(file, header, account, times, accounts, attributes, links, payments, given);
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
     * Each row says things of an account; an empty value says nothing.
     *
     * @param name    what is said, with a value; null with columns or rest
     * @param columns columns that are attributes under their own names
     * @param rest    whether all columns that nothing else reads are, too
     * @param except  columns that the rest is without
     * @param at      null, or empty in a row, for the account's creation
     */
    public record AttributeRule(
            @Nullable FieldRule account,
            @Nullable String name,
            @Nullable FieldRule value,
            List<String> columns,
            boolean rest,
            List<String> except,
            @Nullable TimeRule at,
            @Nullable TimeRule knownAt) {
        public AttributeRule {
            columns = columns == null ? List.of() : List.copyOf(columns);
            except = except == null ? List.of() : List.copyOf(except);
            if ((name == null) != (value == null)) {
                throw new IllegalArgumentException("attributes need both name and value, or columns, or rest");
            }
            if ((name == null ? 0 : 1) + (columns.isEmpty() ? 0 : 1) + (rest ? 1 : 0) != 1) {
                throw new IllegalArgumentException("attributes need one of name with value, columns, rest");
            }
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
     * Each row labels an account, or a payment of it.
     *
     * @param payment id of the payment; null, or empty in a row, where the account is meant
     * @param label   {@code fraud}, {@code legit}, or {@code ignore} for a row that says nothing
     * @param at      when it was given; null for when it was known
     * @param knownAt when it was known
     */
    public record LabelRule(
            @Nullable FieldRule account,
            @Nullable FieldRule payment,
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
