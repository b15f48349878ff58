package io.ringfence.loaders.mapping;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.source.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ties the rules of one file to its columns. */
final class RuleBinder {
    private final FileRule file;
    private final Columns columns;
    private final Placeholders placeholders;
    private final EntityTypes types;

    RuleBinder(FileRule file, Columns columns, Placeholders placeholders, EntityTypes types) {
        this.file = file;
        this.columns = columns;
        this.placeholders = placeholders;
        this.types = types;
    }

    BoundFile.RowRule bind(FileRule.AccountRule rule) throws InputException {
        BoundField account = account(rule.account());
        BoundTime createdAt = time(rule.createdAt());
        BoundTime knownAt = rule.knownAt() == null ? null : time(rule.knownAt());
        return (row, source, output) -> {
            String id = accountId(account, row);
            Instant at = createdAt.required(row);
            output.events.add(new Event.AccountOpened(id, at, known(knownAt, row, at), source));
        };
    }

    BoundFile.RowRule bind(FileRule.AttributeRule rule) throws InputException {
        BoundField account = account(rule.account());
        BoundTime at = rule.at() == null ? null : time(rule.at());
        BoundTime knownAt = rule.knownAt() == null ? null : time(rule.knownAt());
        Map<String, BoundField> values = values(rule);
        return (row, source, output) -> {
            String id = accountId(account, row);
            Instant said = at == null ? null : at.value(row);
            Instant known = knownAt == null ? null : knownAt.value(row);
            for (var attribute : values.entrySet()) {
                String value = attribute.getValue().value(row);
                if (value.isEmpty()) {
                    continue;
                }
                if (said == null) {
                    output.untimed.add(new RowEvents.UntimedAttribute(id, attribute.getKey(), value, known, source));
                } else {
                    output.events.add(new Event.AttributeGiven(
                            id, attribute.getKey(), value, said, known == null ? said : known, source));
                }
            }
        };
    }

    private Map<String, BoundField> values(FileRule.AttributeRule rule) {
        if (rule.name() != null && rule.value() != null) {
            return Map.of(rule.name(), field(rule.value()));
        }
        var names = new ArrayList<>(rule.columns());
        if (rule.rest()) {
            names.addAll(columns.ignored());
            names.removeAll(rule.except());
            names.removeIf(String::isEmpty);
        }
        var values = new LinkedHashMap<String, BoundField>();
        for (String name : names) {
            values.put(name, field(FieldRule.column(name)));
        }
        return values;
    }

    BoundFile.RowRule bind(FileRule.LinkRule rule) throws InputException {
        BoundField account = account(rule.account());
        BoundField id = field(rule.id());
        BoundTime at = rule.at() == null ? null : time(rule.at());
        BoundTime knownAt = rule.knownAt() == null ? null : time(rule.knownAt());
        EntityReader entities = entityReader(rule);
        return (row, source, output) -> {
            String accountId = accountId(account, row);
            String type = entities.type(row);
            String entityId = rule.required() ? id.required(row) : id.value(row);
            if (entityId.isEmpty() || placeholders.isPlaceholder(type, entityId)) {
                return;
            }
            var entity = new EntityId(type, entityId);
            if (entity.isAccount() && entityId.equals(accountId)) {
                throw new RowException("account '" + accountId + "' is linked to itself");
            }
            Instant seen = at == null ? null : at.value(row);
            if (seen == null) {
                Instant known = knownAt == null ? null : knownAt.value(row);
                output.untimed.add(new RowEvents.UntimedLink(accountId, entity, known, source));
            } else {
                output.events.add(new Event.LinkSeen(accountId, entity, seen, known(knownAt, row, seen), source));
            }
        };
    }

    BoundFile.RowRule bind(FileRule.PaymentRule rule) throws InputException {
        BoundField account = account(rule.account());
        BoundField id = field(rule.id());
        BoundField amount = field(rule.amount());
        BoundField currency = field(rule.currency());
        BoundTime paidAt = time(rule.paidAt());
        BoundTime knownAt = rule.knownAt() == null ? null : time(rule.knownAt());
        BoundField card = party(rule.card());
        BoundField device = party(rule.device());
        BoundField ip = party(rule.ip());
        BoundField toAccount = party(rule.toAccount());
        BoundField merchant = party(rule.merchant());
        return (row, source, output) -> {
            Instant at = paidAt.required(row);
            var parties = new Event.Parties(
                    partyId(EntityType.CARD, card, row),
                    partyId(EntityType.DEVICE, device, row),
                    partyId(EntityType.IP, ip, row),
                    partyId(EntityType.ACCOUNT, toAccount, row),
                    partyId(EntityType.MERCHANT, merchant, row));
            output.events.add(new Event.PaymentMade(
                    id.required(row),
                    accountId(account, row),
                    Cents.parse(amount.required(row), rule.cents()),
                    currencyCode(currency.required(row)),
                    parties,
                    at,
                    known(knownAt, row, at),
                    source));
        };
    }

    BoundFile.RowRule bind(FileRule.LabelRule rule) throws InputException {
        BoundField account = account(rule.account());
        BoundField payment = rule.payment() == null ? null : field(rule.payment());
        BoundField label = field(rule.label());
        BoundTime knownAt = time(rule.knownAt());
        BoundTime at = rule.at() == null ? null : time(rule.at());
        BoundField reason = rule.reason() == null ? null : field(rule.reason());
        return (row, source, output) -> {
            String id = accountId(account, row);
            String verdict = label.required(row).toLowerCase(Locale.ROOT);
            boolean fraud = switch (verdict) {
                case "fraud" -> true;
                case "legit", "ignore" -> false;
                default -> throw new RowException(label.name() + " '" + verdict + "' is neither fraud nor legit");
            };
            if (!verdict.equals("ignore")) {
                Instant known = knownAt.required(row);
                Instant given = at == null ? known : known(at, row, known);
                String why = reason == null ? "" : reason.value(row);
                String of = payment == null ? "" : payment.value(row);
                output.events.add(new Event.LabelGiven(id, of.isEmpty() ? null : of, fraud, why, given, known, source));
            }
        };
    }

    /** Tells the type of a row's entity. */
    private interface EntityReader {
        String type(Row row) throws RowException;
    }

    private EntityReader entityReader(FileRule.LinkRule rule) throws InputException {
        if (rule.type() != null) {
            String type = rule.type();
            if (types.indexOf(type) < 0) {
                throw new InputException("the mapping links to the type '" + type + "', which is neither built in ("
                        + typeNames() + ") nor declared under types");
            }
            return row -> type;
        }
        BoundField column = field(FieldRule.column(java.util.Objects.requireNonNull(rule.typeColumn())));
        return row -> {
            String type = column.required(row);
            if (types.indexOf(type) < 0) {
                throw new RowException(column.name() + " '" + type + "' is none of " + typeNames());
            }
            return type;
        };
    }

    private String typeNames() {
        return types.all().stream().map(EntityType::name).collect(Collectors.joining(", "));
    }

    private BoundField account(@Nullable FieldRule own) throws InputException {
        FieldRule rule = own == null ? file.account() : own;
        if (rule == null) {
            throw new InputException("the mapping does not say which column of " + file.file() + " is the account");
        }
        return field(rule);
    }

    private BoundField field(FieldRule rule) {
        return new BoundField(rule, columns);
    }

    private @Nullable BoundField party(@Nullable FieldRule rule) {
        return rule == null ? null : field(rule);
    }

    private BoundTime time(TimeRule rule) throws InputException {
        return new BoundTime(rule, file.times(), columns);
    }

    private static String accountId(BoundField account, Row row) throws RowException {
        String id = account.required(row);
        if (Placeholders.isWord(id)) {
            throw new RowException(account.name() + " '" + id + "' names no account");
        }
        return id;
    }

    private @Nullable String partyId(String type, @Nullable BoundField field, Row row) throws RowException {
        String id = field == null ? "" : field.value(row);
        return id.isEmpty() || placeholders.isPlaceholder(type, id) ? null : id;
    }

    private static Instant known(@Nullable BoundTime time, Row row, Instant otherwise) throws RowException {
        Instant known = time == null ? null : time.value(row);
        return known == null ? otherwise : known;
    }

    private static String currencyCode(String text) throws RowException {
        String code = text.toUpperCase(Locale.ROOT);
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new RowException("currency '" + text + "' is not an ISO 4217 code such as EUR");
        }
        return code;
    }
}
