package io.ringfence.api.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event from JSON: the columns of the input format, in snake case or camel case, and a {@code type}. What it
 * refuses it refuses with a sentence that names the column.
 */
final class EventReader {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final int MOST_ATTRIBUTES = 1000;
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("1e15");

    private final GraphView view;
    private final Instant latest;
    private final Map<String, Instant> openedHere = new HashMap<>();

    /**
     * @param view what is known, for links without a time
     * @param now  the time of the call; an event may be at most a day after it, or after the latest one known: one far in
     *     the future would make all later ones count as known then
     */
    EventReader(GraphView view, Instant now) {
        this.view = view;
        Instant known = view.asOf();
        latest = (now.isAfter(known) ? now : known).plus(CLOCK_SKEW);
    }

    /**
     * Reads an event.
     *
     * @param source where it stands, for evidence
     * @throws IllegalArgumentException with a sentence for the caller if it is none
     */
    Event read(JsonNode row, Source source) {
        if (!row.isObject()) {
            throw new IllegalArgumentException("an event must be a JSON object");
        }
        String type = required(row, "type").toLowerCase(Locale.ROOT);
        String account = required(row, "account_id");
        return switch (type) {
            case "account" -> {
                Instant at = time(row, "created_at");
                openedHere.putIfAbsent(account, at);
                yield new Event.AccountOpened(account, at, knownAt(row, at), source);
            }
            case "link" -> {
                var entity = new EntityId(
                        entityType(required(row, "entity_type").toLowerCase(Locale.ROOT)), required(row, "entity_id"));
                Instant at = optional(row, "seen_at")
                        .map(text -> parse("seen_at", text))
                        .orElseGet(() -> opened(account));
                yield new Event.LinkSeen(account, entity, at, knownAt(row, at), source);
            }
            case "payment" -> payment(row, account, source);
            case "label" -> label(row, account, source);
            case "attribute" -> attribute(row, account, source);
            default ->
                throw new IllegalArgumentException(
                        "type must be account, attribute, link, payment or label, got '" + type + "'");
        };
    }

    private Event payment(JsonNode row, String account, Source source) {
        Instant at = time(row, "paid_at");
        String currency = required(row, "currency").toUpperCase(Locale.ROOT);
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three letters, got '" + currency + "'");
        }
        var parties = new Event.Parties(
                optional(row, "card_id").orElse(null),
                optional(row, "device_id").orElse(null),
                optional(row, "ip").orElse(null),
                optional(row, "to_account_id").orElse(null),
                optional(row, "merchant_id").orElse(null));
        return new Event.PaymentMade(
                required(row, "payment_id"),
                account,
                cents(required(row, "amount")),
                currency,
                parties,
                at,
                knownAt(row, at),
                source);
    }

    private Event label(JsonNode row, String account, Source source) {
        String label = required(row, "label").toLowerCase(Locale.ROOT);
        if (!label.equals("fraud") && !label.equals("legit")) {
            throw new IllegalArgumentException("label must be fraud or legit, got '" + label + "'");
        }
        Instant known = time(row, "known_at");
        return new Event.LabelGiven(
                account,
                optional(row, "payment_id").orElse(null),
                label.equals("fraud"),
                optional(row, "reason").orElse(""),
                known,
                known,
                source);
    }

    private Event attribute(JsonNode row, String account, Source source) {
        String name = required(row, "name");
        List<String> known = view.graph().attributes();
        if (known.size() >= MOST_ATTRIBUTES && !known.contains(name)) {
            throw new IllegalArgumentException(
                    "there are " + known.size() + " attributes already; name is a new one: '" + name + "'");
        }
        Instant at = time(row, "at");
        return new Event.AttributeGiven(account, name, required(row, "value"), at, knownAt(row, at), source);
    }

    /**
     * Cents of a decimal amount.
     *
     * @throws IllegalArgumentException if it is no number, below 0, or has parts of a cent
     */
    static long cents(String amount) {
        BigDecimal value;
        try {
            value = new BigDecimal(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("amount must be a number such as 12.50, got '" + amount + "'", e);
        }
        if (value.signum() < 0 || value.compareTo(MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException("amount must be 0 to 1e15, got '" + amount + "'");
        }
        try {
            return value.movePointRight(2).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("amount must have at most two decimals, got '" + amount + "'", e);
        }
    }

    private String entityType(String type) {
        EntityTypes types = view.graph().types();
        if (types.indexOf(type) < 0) {
            throw new IllegalArgumentException("unknown entity_type '" + type + "'; known are "
                    + String.join(
                            ", ",
                            types.all().stream().map(known -> known.name()).toList()));
        }
        return type;
    }

    /** A link without a time counts from the account's creation. */
    private Instant opened(String account) {
        Instant here = openedHere.get(account);
        if (here != null) {
            return here;
        }
        int node = view.node(EntityId.account(account));
        OptionalLong opened = node < 0 ? OptionalLong.empty() : view.openedAt(node);
        if (opened.isEmpty()) {
            throw new IllegalArgumentException("seen_at is missing, and when the account was created is not known");
        }
        return Instant.ofEpochMilli(opened.getAsLong());
    }

    private Instant knownAt(JsonNode row, Instant at) {
        return optional(row, "known_at").map(text -> parse("known_at", text)).orElse(at);
    }

    private Instant time(JsonNode row, String column) {
        return parse(column, required(row, column));
    }

    private Instant parse(String column, String text) {
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    column + " must be a time such as 2026-01-31T12:00:00Z, got '" + text + "'", e);
        }
        if (time.isAfter(latest)) {
            throw new IllegalArgumentException(column + " is in the future: " + text);
        }
        return time;
    }

    private static String required(JsonNode row, String column) {
        return optional(row, column).orElseThrow(() -> new IllegalArgumentException(column + " is missing"));
    }

    private static Optional<String> optional(JsonNode row, String column) {
        JsonNode value = value(row, column);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw new IllegalArgumentException(column + " must be a plain value");
        }
        String text = value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.asText().strip();
        if (text.length() > 256) {
            throw new IllegalArgumentException(column + " has more than 256 characters");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static @Nullable JsonNode value(JsonNode row, String column) {
        JsonNode value = row.get(column);
        return value != null ? value : row.get(camel(column));
    }

    private static String camel(String column) {
        var camel = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < column.length(); i++) {
            char letter = column.charAt(i);
            if (letter == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return camel.toString();
    }
}
