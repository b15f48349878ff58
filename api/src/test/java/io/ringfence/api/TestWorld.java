package io.ringfence.api;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.ring.Claim;
import io.ringfence.ring.Counterfactual;
import io.ringfence.ring.Coverage;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Money;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingSet;
import io.ringfence.ring.Role;
import io.ringfence.ring.Typology;
import io.ringfence.workspace.InMemoryLedger;
import io.ringfence.workspace.ModelSource;
import io.ringfence.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small world: six accounts {@code a-1..6} on one device (ring {@code R-farm}), three accounts {@code m-1..3} that send
 * money round (ring {@code R-cycle}), and ten honest ones {@code h-0..9} that share nothing but a hub IP.
 */
final class TestWorld {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final Instant NOW = Instant.parse("2026-03-20T00:00:00Z");
    static final EntityId DEVICE = new EntityId("device", "d-farm");

    final InMemoryLedger ledger = new InMemoryLedger();
    final Workspace workspace;

    TestWorld(ModelSource models) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events().forEach(event -> {
            graph.append(event);
            ledger.append(List.of(event));
        });
        var rings =
                new RingSet(NOW.minus(Duration.ofDays(1)), "test", List.of(farm(), cycle()), List.of(), Coverage.NONE);
        workspace = new Workspace(ledger, graph, rings, models, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<Event> events() {
        var events = new ArrayList<Event>();
        for (int i = 1; i <= 6; i++) {
            open(events, "a-" + i, i);
            link(events, "a-" + i, DEVICE, i);
            pay(events, new String[] {"p-a" + i, "a-" + i, "c-" + i, ""}, i);
        }
        for (int i = 1; i <= 3; i++) {
            open(events, "m-" + i, 10 + i);
            pay(events, new String[] {"p-m" + i, "m-" + i, "", "m-" + (i % 3 + 1)}, 20 + i);
        }
        for (int i = 0; i < 10; i++) {
            open(events, "h-" + i, 30 + 600 * i);
            link(events, "h-" + i, new EntityId("device", "d-h" + i), 31 + 600 * i);
            link(events, "h-" + i, new EntityId("ip", "unknown"), 32 + 600 * i);
        }
        events.add(new Event.LabelGiven("a-1", true, "chargeback", START.plus(Duration.ofDays(7)), Source.API));
        events.sort(EventOrder.BY_KNOWN_TIME);
        return events;
    }

    private static void open(List<Event> events, String account, int minute) {
        events.add(new Event.AccountOpened(account, minute(minute), minute(minute), new Source("accounts.csv", 1)));
    }

    private static void link(List<Event> events, String account, EntityId entity, int minute) {
        events.add(new Event.LinkSeen(account, entity, minute(minute), minute(minute), new Source("links.csv", 7)));
    }

    private static void pay(List<Event> events, String[] ids, int minute) {
        var parties =
                new Event.Parties(ids[2].isEmpty() ? null : ids[2], null, null, ids[3].isEmpty() ? null : ids[3], null);
        events.add(new Event.PaymentMade(
                ids[0], ids[1], 1000, "EUR", parties, minute(minute), minute(minute), new Source("payments.csv", 3)));
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Ring farm() {
        var members = new ArrayList<Member>();
        var links = new ArrayList<EvidenceLink>();
        for (int i = 1; i <= 6; i++) {
            members.add(new Member(
                    "a-" + i, 1 - i / 100.0, Role.CORE, minute(i), List.of("shares 1 device with 5 others")));
            links.add(new EvidenceLink(
                    EvidenceLink.Kind.TIE,
                    EntityId.account("a-" + i),
                    DEVICE,
                    0,
                    minute(i),
                    minute(i),
                    new Source("links.csv", 7),
                    6));
        }
        return new Ring(
                "R-farm",
                0.9,
                Typology.DEVICE_FARM,
                "Device farm of 6 accounts: all share the same device, d-farm, which nobody else uses.",
                members,
                List.of(DEVICE),
                List.of(new Evidence(new Claim.SharedEntities("device", 6, List.of(DEVICE), 0), links)),
                List.of("No account is older than a month."),
                new Counterfactual(List.of(DEVICE), links.subList(0, 1), 6, 1, 1),
                new Coverage(12, 0, Map.of(), false),
                new Money(6000, 0, 1000, 5000, 2000, 6),
                minute(1),
                minute(6));
    }

    private static Ring cycle() {
        var members = new ArrayList<Member>();
        var links = new ArrayList<EvidenceLink>();
        for (int i = 1; i <= 3; i++) {
            members.add(new Member(
                    "m-" + i, 0.8, Role.MULE, minute(20 + i), List.of("part of a cycle of money of 3 accounts")));
            links.add(new EvidenceLink(
                    EvidenceLink.Kind.TRANSFER,
                    EntityId.account("m-" + i),
                    EntityId.account("m-" + (i % 3 + 1)),
                    1000,
                    minute(20 + i),
                    minute(20 + i),
                    new Source("payments.csv", 3),
                    1));
        }
        return new Ring(
                "R-cycle",
                0.7,
                Typology.MONEY_CYCLE,
                "Money cycle of 3 accounts: 10.00 left account m-1 and 10.00 came back to it within 2 minutes, by way of m-2 and m-3.",
                members,
                List.of(),
                List.of(new Evidence(
                        new Claim.MoneyCycle(List.of("m-1", "m-2", "m-3"), 1000, 1000, Duration.ofMinutes(2)), links)),
                List.of(),
                new Counterfactual(List.of(EntityId.account("m-1")), links.subList(0, 1), 3, 1, 1),
                new Coverage(6, 0, Map.of(), false),
                new Money(3000, 3000, 0, 3000, 0, 3),
                minute(11),
                minute(23));
    }
}
