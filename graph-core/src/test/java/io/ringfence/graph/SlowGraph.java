package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32C;

/** What a temporal graph must be: a list of events, each with the known time that it got, filtered for each question. */
final class SlowGraph {
    private final List<Event> events = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private final Set<String> attributes = new LinkedHashSet<>();
    private Instant watermark = Instant.MIN;

    boolean append(Event event) {
        if (!seen.add(key(event))) {
            return false;
        }
        Event kept = event.knownAt().isBefore(watermark) ? event.withKnownAt(watermark) : event;
        watermark = kept.knownAt();
        events.add(kept);
        if (kept instanceof Event.AttributeGiven given) {
            attributes.add(given.name());
        }
        return true;
    }

    private static boolean isNumber(String value) {
        return value.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")
                && Float.isFinite(Float.parseFloat(value));
    }

    private static float code(String value) {
        if (isNumber(value)) {
            return Float.parseFloat(value);
        }
        var hash = new CRC32C();
        hash.update(value.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() / 256);
    }

    private static Object key(Event event) {
        return switch (event) {
            case Event.AccountOpened opened -> List.of("opened", opened.accountId());
            case Event.LinkSeen link -> List.of(link.accountId(), link.entity(), link.at());
            case Event.PaymentMade payment -> List.of("payment", payment.paymentId());
            case Event.LabelGiven label ->
                label.paymentId() == null
                        ? List.of("label", label.accountId(), label.fraud(), label.at())
                        : List.of("payment label", label.paymentId(), label.fraud(), label.at());
            case Event.AttributeGiven given ->
                List.of("attribute", given.accountId(), given.name(), given.value(), given.at());
        };
    }

    /** Takes an entity out of all that was said. */
    void erase(EntityId entity) {
        var left = new ArrayList<Event>();
        var gonePayments = new HashSet<String>();
        for (Event event : events) {
            if (event instanceof Event.PaymentMade payment
                    && EntityId.account(payment.accountId()).equals(entity)) {
                gonePayments.add(payment.paymentId());
            }
        }
        for (Event event : events) {
            boolean gone = EntityId.account(event.accountId()).equals(entity)
                    || (event instanceof Event.LinkSeen link && link.entity().equals(entity))
                    || (event instanceof Event.LabelGiven label && gonePayments.contains(label.paymentId()));
            if (!gone) {
                left.add(event instanceof Event.PaymentMade payment ? without(payment, entity) : event);
            }
        }
        replace(left);
    }

    private static Event without(Event.PaymentMade payment, EntityId entity) {
        Event.Parties parties = payment.parties();
        return new Event.PaymentMade(
                payment.paymentId(),
                payment.accountId(),
                payment.amountCents(),
                payment.currency(),
                new Event.Parties(
                        without(EntityType.CARD, parties.cardId(), entity),
                        without(EntityType.DEVICE, parties.deviceId(), entity),
                        without(EntityType.IP, parties.ip(), entity),
                        without(EntityType.ACCOUNT, parties.toAccountId(), entity),
                        without(EntityType.MERCHANT, parties.merchantId(), entity)),
                payment.at(),
                payment.knownAt(),
                payment.source());
    }

    private static String without(String type, String id, EntityId entity) {
        return id == null || entity.equals(new EntityId(type, id)) ? null : id;
    }

    /** Takes out the ties that were last seen before a time, and payments that tie nothing newer. */
    void expireBefore(Instant time) {
        var left = new ArrayList<Event>();
        var over = new HashSet<String>();
        for (Event event : events) {
            boolean stays = switch (event) {
                case Event.LinkSeen link ->
                    !lastSeen(EntityId.account(link.accountId()), link.entity()).isBefore(time);
                case Event.PaymentMade payment ->
                    !payment.at().isBefore(time)
                            || parties(payment).stream()
                                    .anyMatch(party -> !lastSeen(EntityId.account(payment.accountId()), party)
                                            .isBefore(time));
                default -> true;
            };
            if (stays) {
                left.add(event);
            } else if (event instanceof Event.PaymentMade payment) {
                over.add(payment.paymentId());
            }
        }
        left.removeIf(event -> event instanceof Event.LabelGiven label && over.contains(label.paymentId()));
        replace(left);
    }

    private Instant lastSeen(EntityId one, EntityId other) {
        return links(events).stream()
                .filter(link -> link.ties(one) && link.other(one).equals(other))
                .map(link -> link.event().at())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private void replace(List<Event> left) {
        events.clear();
        events.addAll(left);
        seen.clear();
        left.forEach(event -> seen.add(key(event)));
    }

    List<Event> events() {
        return events;
    }

    /** Fails unless a view is the graph of the events that pass. */
    void assertIs(GraphView view, Predicate<Event> known) {
        List<Event> past = events.stream().filter(known).toList();
        Set<EntityId> entities = entities(past);
        List<Link> links = links(past);
        assertThat(view.nodeCount()).isEqualTo(entities.size());
        assertThat(view.linkCount()).isEqualTo(links.size());
        int node = 0;
        for (EntityId entity : entities) {
            assertThat(view.node(entity)).isEqualTo(node++);
        }
        assertContent(view, past);
        for (Event event : events) {
            EntityId account = EntityId.account(event.accountId());
            assertThat(view.node(account) >= 0).isEqualTo(entities.contains(account));
        }
    }

    /** Fails unless all that was said of each entity is in a view, and nothing else. */
    void assertContent(GraphView view, List<Event> past) {
        List<Link> links = links(past);
        assertThat(view.linkCount()).isEqualTo(links.size());
        for (EntityId entity : entities(past)) {
            int node = view.node(entity);
            assertThat(view.entity(node)).isEqualTo(entity);
            assertThat(view.isErased(node)).isFalse();
            assertThat(view.graph().types().get(view.typeOf(node)).name()).isEqualTo(entity.type());
            assertRow(view, node, entity, links);
            if (entity.isAccount()) {
                assertAccount(view, node, entity.id(), past);
                assertAttributes(view, node, entity.id(), past);
            }
        }
        assertPaymentLabels(view, past);
    }

    private void assertAttributes(GraphView view, int node, String id, List<Event> past) {
        List<String> names = view.graph().attributes();
        assertThat(names).containsExactlyElementsOf(attributes);
        for (int attribute = 0; attribute < names.size(); attribute++) {
            String name = names.get(attribute);
            String value = null;
            float code = Float.NaN;
            for (Event event : past) {
                if (event instanceof Event.AttributeGiven given
                        && given.accountId().equals(id)
                        && given.name().equals(name)) {
                    value = given.value();
                    code = code(value);
                }
            }
            assertThat(view.attributeText(node, attribute)).isEqualTo(value);
            assertThat(view.attribute(node, attribute)).isEqualTo(Float.valueOf(code));
        }
    }

    private static void assertPaymentLabels(GraphView view, List<Event> past) {
        var labels = new HashMap<String, Event.LabelGiven>();
        for (Event event : past) {
            if (event instanceof Event.LabelGiven label && label.paymentId() != null) {
                labels.put(label.paymentId(), label);
            }
        }
        assertThat(view.payment("p" + past.size() + 1000)).isEqualTo(-1);
        assertThat(view.hasPaymentLabels()).isEqualTo(!labels.isEmpty());
        for (int payment = 0; payment < view.paymentCount(); payment++) {
            assertThat(view.payment(view.payments().id(payment))).isEqualTo(payment);
            Event.LabelGiven label = labels.get(view.payments().id(payment));
            if (label == null) {
                assertThat(view.paymentLabel(payment)).isEqualTo(GraphView.UNLABELLED);
                assertThat(view.paymentLabelKnownAt(payment)).isEmpty();
            } else {
                assertThat(view.paymentLabel(payment)).isEqualTo(label.fraud() ? GraphView.FRAUD : GraphView.LEGIT);
                assertThat(view.paymentLabelKnownAt(payment))
                        .hasValue(label.knownAt().toEpochMilli());
            }
        }
    }

    private static Set<EntityId> entities(List<Event> events) {
        var entities = new LinkedHashSet<EntityId>();
        for (Event event : events) {
            entities.add(EntityId.account(event.accountId()));
            switch (event) {
                case Event.LinkSeen link -> entities.add(link.entity());
                case Event.PaymentMade payment -> entities.addAll(parties(payment));
                default -> {}
            }
        }
        return entities;
    }

    private static List<Link> links(List<Event> events) {
        var links = new ArrayList<Link>();
        for (Event event : events) {
            EntityId account = EntityId.account(event.accountId());
            switch (event) {
                case Event.LinkSeen link -> links.add(new Link(account, link.entity(), event));
                case Event.PaymentMade payment ->
                    parties(payment).forEach(party -> links.add(new Link(account, party, event)));
                default -> {}
            }
        }
        return links;
    }

    private static void assertRow(GraphView view, int node, EntityId entity, List<Link> links) {
        List<Link> row = links.stream().filter(link -> link.ties(entity)).toList();
        assertThat(view.degree(node)).isEqualTo(row.size());
        var place = new int[1];
        view.forEachLink(node, (neighbour, record) -> {
            int i = place[0]++;
            assertThat(neighbour).isEqualTo(view.neighbour(node, i));
            assertThat(record).isEqualTo(view.link(node, i));
            Link link = row.get(i);
            assertThat(view.entity(neighbour)).isEqualTo(link.other(entity));
            LinkTable table = view.links();
            assertThat(view.entity(table.from(record))).isEqualTo(link.from());
            assertThat(view.entity(table.to(record))).isEqualTo(link.to());
            assertThat(table.at(record)).isEqualTo(link.event().at().toEpochMilli());
            assertThat(table.knownAt(record)).isEqualTo(link.event().knownAt().toEpochMilli());
            assertThat(view.sourceOfLink(record)).isEqualTo(link.event().source());
            boolean paid = link.event() instanceof Event.PaymentMade;
            assertThat(table.payment(record) != LinkTable.NO_PAYMENT).isEqualTo(paid);
            if (link.event() instanceof Event.PaymentMade payment) {
                assertThat(view.payments().id(table.payment(record))).isEqualTo(payment.paymentId());
            }
        });
        assertThat(place[0]).isEqualTo(row.size());
    }

    private static void assertAccount(GraphView view, int node, String id, List<Event> past) {
        var paid = new ArrayList<String>();
        var received = new ArrayList<String>();
        int label = GraphView.UNLABELLED;
        String reason = null;
        Event.AccountOpened opened = null;
        for (Event event : past) {
            if (event instanceof Event.PaymentMade payment) {
                if (payment.accountId().equals(id)) {
                    paid.add(payment.paymentId());
                }
                if (id.equals(payment.parties().toAccountId())) {
                    received.add(payment.paymentId());
                }
            } else if (event instanceof Event.LabelGiven given
                    && given.paymentId() == null
                    && given.accountId().equals(id)) {
                label = given.fraud() ? GraphView.FRAUD : GraphView.LEGIT;
                reason = given.reason();
            } else if (event instanceof Event.AccountOpened opening
                    && opening.accountId().equals(id)) {
                opened = opening;
            }
        }
        assertThat(view.paidCount(node)).isEqualTo(paid.size());
        for (int i = 0; i < paid.size(); i++) {
            assertThat(view.payments().id(view.paid(node, i))).isEqualTo(paid.get(i));
        }
        assertThat(view.receivedCount(node)).isEqualTo(received.size());
        for (int i = 0; i < received.size(); i++) {
            assertThat(view.payments().id(view.received(node, i))).isEqualTo(received.get(i));
        }
        assertThat(view.label(node)).isEqualTo(label);
        assertThat(view.labelReason(node)).isEqualTo(reason);
        assertThat(view.openedAt(node).isPresent()).isEqualTo(opened != null);
        if (opened != null) {
            assertThat(view.openedAt(node)).hasValue(opened.at().toEpochMilli());
        }
    }

    static List<EntityId> parties(Event.PaymentMade payment) {
        Event.Parties parties = payment.parties();
        var entities = new ArrayList<EntityId>();
        add(EntityType.CARD, parties.cardId(), entities);
        add(EntityType.DEVICE, parties.deviceId(), entities);
        add(EntityType.IP, parties.ip(), entities);
        add(EntityType.ACCOUNT, parties.toAccountId(), entities);
        add(EntityType.MERCHANT, parties.merchantId(), entities);
        return entities;
    }

    private static void add(String type, String id, List<EntityId> entities) {
        if (id != null) {
            entities.add(new EntityId(type, id));
        }
    }

    private record Link(EntityId from, EntityId to, Event event) {
        boolean ties(EntityId entity) {
            return from.equals(entity) || to.equals(entity);
        }

        EntityId other(EntityId entity) {
            return from.equals(entity) ? to : from;
        }
    }
}
