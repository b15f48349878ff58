package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a temporal graph must be: a list of events, each with the known time that it got, filtered for each question. */
final class SlowGraph {
    private final List<Event> events = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    boolean append(Event event) {
        Object key =
                switch (event) {
                    case Event.AccountOpened opened -> List.of("opened", opened.accountId());
                    case Event.LinkSeen link -> List.of(link.accountId(), link.entity(), link.at());
                    case Event.PaymentMade payment -> List.of("payment", payment.paymentId());
                    case Event.LabelGiven label -> List.of("label", label.accountId(), label.fraud(), label.at());
                };
        if (!seen.add(key)) {
            return false;
        }
        Instant watermark = events.isEmpty() ? Instant.MIN : events.getLast().knownAt();
        events.add(event.knownAt().isBefore(watermark) ? event.withKnownAt(watermark) : event);
        return true;
    }

    List<Event> events() {
        return events;
    }

    /** Fails unless a view is the graph of the events that pass. */
    void assertIs(GraphView view, Predicate<Event> known) {
        List<Event> past = events.stream().filter(known).toList();
        var entities = new LinkedHashSet<EntityId>();
        var links = new ArrayList<Link>();
        for (Event event : past) {
            EntityId account = EntityId.account(event.accountId());
            entities.add(account);
            switch (event) {
                case Event.LinkSeen link -> {
                    entities.add(link.entity());
                    links.add(new Link(account, link.entity(), event));
                }
                case Event.PaymentMade payment -> {
                    for (EntityId party : parties(payment)) {
                        entities.add(party);
                        links.add(new Link(account, party, event));
                    }
                }
                default -> {}
            }
        }
        assertThat(view.nodeCount()).isEqualTo(entities.size());
        assertThat(view.linkCount()).isEqualTo(links.size());
        int node = 0;
        for (EntityId entity : entities) {
            assertThat(view.entity(node)).isEqualTo(entity);
            assertThat(view.node(entity)).isEqualTo(node);
            assertThat(view.graph().types().get(view.typeOf(node)).name()).isEqualTo(entity.type());
            assertRow(view, node, entity, links);
            if (entity.isAccount()) {
                assertAccount(view, node, entity.id(), past);
            }
            node++;
        }
        for (Event event : events) {
            EntityId account = EntityId.account(event.accountId());
            assertThat(view.node(account) >= 0).isEqualTo(entities.contains(account));
        }
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
            } else if (event instanceof Event.LabelGiven given && given.accountId().equals(id)) {
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
