package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events of one transaction, by kind and by what makes each unique; the first of each stays. */
final class EventBatch {
    final Map<String, Event.AccountOpened> openings = new LinkedHashMap<>();
    final Map<LinkKey, Event.LinkSeen> links = new LinkedHashMap<>();
    final Map<String, Event.PaymentMade> payments = new LinkedHashMap<>();
    final Map<String, Event.LabelGiven> labels = new LinkedHashMap<>();
    final Map<String, Event.AttributeGiven> attributes = new LinkedHashMap<>();
    private final Set<EntityId> entities = new LinkedHashSet<>();
    private long repeated;
    private long conflicting;

    /** What makes a link unique. */
    record LinkKey(String account, String entity, long at) {}

    EventBatch(List<Event> events) {
        for (Event event : events) {
            entities.add(EntityId.account(event.accountId()));
            switch (event) {
                case Event.AccountOpened opened -> add(openings, opened.accountId(), opened);
                case Event.LinkSeen link -> {
                    entities.add(link.entity());
                    add(links, key(link), link);
                }
                case Event.PaymentMade payment -> {
                    entities.addAll(parties(payment));
                    add(payments, payment.paymentId(), payment);
                }
                case Event.LabelGiven label -> add(labels, Labels.labelKey(label), label);
                case Event.AttributeGiven given -> add(attributes, Labels.attributeKey(given), given);
            }
        }
    }

    /** Events left out because the batch itself had them. */
    AppendResult leftOut() {
        return new AppendResult(0, repeated, conflicting);
    }

    /** Every entity that an event names, as rows of {@code key}, {@code id}, {@code type}, {@code label}. */
    List<Map<String, Object>> entityRows() {
        var rows = new ArrayList<Map<String, Object>>(entities.size());
        for (EntityId entity : entities) {
            rows.add(Map.of(
                    "key", entity.toString(),
                    "id", entity.id(),
                    "type", entity.type(),
                    "label", Labels.of(entity.type())));
        }
        return rows;
    }

    static LinkKey key(Event.LinkSeen link) {
        return new LinkKey(
                Labels.key(EntityType.ACCOUNT, link.accountId()),
                link.entity().toString(),
                link.at().toEpochMilli());
    }

    /** Card, device and IP of a payment. */
    static List<EntityId> instruments(Event.PaymentMade payment) {
        var found = new ArrayList<EntityId>();
        addParty(found, EntityType.CARD, payment.parties().cardId());
        addParty(found, EntityType.DEVICE, payment.parties().deviceId());
        addParty(found, EntityType.IP, payment.parties().ip());
        return found;
    }

    /** Receiving account and merchant of a payment. */
    static List<EntityId> receivers(Event.PaymentMade payment) {
        var found = new ArrayList<EntityId>();
        addParty(found, EntityType.ACCOUNT, payment.parties().toAccountId());
        addParty(found, EntityType.MERCHANT, payment.parties().merchantId());
        return found;
    }

    /** Whether two events of one id say the same; when we learned of it and where do not count. */
    static boolean agree(Event one, Event other) {
        return switch (one) {
            case Event.AccountOpened opened -> sameMillis(opened, other);
            case Event.LinkSeen link -> true;
            case Event.LabelGiven label -> true;
            case Event.AttributeGiven given -> true;
            case Event.PaymentMade payment ->
                other instanceof Event.PaymentMade second
                        && payment.accountId().equals(second.accountId())
                        && payment.amountCents() == second.amountCents()
                        && payment.currency().equals(second.currency())
                        && payment.parties().equals(second.parties())
                        && sameMillis(payment, second);
        };
    }

    private static boolean sameMillis(Event one, Event other) {
        return one.at().toEpochMilli() == other.at().toEpochMilli();
    }

    private static List<EntityId> parties(Event.PaymentMade payment) {
        var all = new ArrayList<>(instruments(payment));
        all.addAll(receivers(payment));
        return all;
    }

    private static void addParty(List<EntityId> found, String type, @Nullable String id) {
        if (id != null && !id.isBlank()) {
            found.add(new EntityId(type, id));
        }
    }

    private <K, E extends Event> void add(Map<K, E> map, K key, E event) {
        E before = map.putIfAbsent(key, event);
        if (before != null) {
            if (agree(before, event)) {
                repeated++;
            } else {
                conflicting++;
            }
        }
    }
}
