package io.ringfence.api;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
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
            members.add(new Member("a-" + i, 1 - i / 100.0, Role.CORE, List.of("was seen with d-farm")));
            links.add(new EvidenceLink(
                    EntityId.account("a-" + i),
                    DEVICE,
                    false,
                    0,
                    minute(i),
                    minute(i),
                    new Source("links.csv", 7),
                    0.5));
        }
        return new Ring(
                "R-farm",
                0.9,
                Typology.DEVICE_FARM,
                "6 accounts share 1 device.",
                members,
                List.of(DEVICE),
                List.of(new Evidence.SharedEntity(DEVICE, 6, 6, "6 of 6 accounts use d-farm.", links)),
                List.of("No account is older than a month."),
                links.subList(0, 1),
                new Coverage(12, 0, Map.of(), false),
                new Money(6000, 0, 1000, 6),
                minute(1),
                minute(6));
    }

    private static Ring cycle() {
        var members = new ArrayList<Member>();
        var links = new ArrayList<EvidenceLink>();
        for (int i = 1; i <= 3; i++) {
            members.add(new Member("m-" + i, 0.8, Role.MULE, List.of("passes money on")));
            links.add(new EvidenceLink(
                    EntityId.account("m-" + i),
                    EntityId.account("m-" + (i % 3 + 1)),
                    true,
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
                "10.00 went round 3 accounts.",
                members,
                List.of(),
                List.of(new Evidence.TransferFlow(
                        List.of("m-1", "m-2", "m-3"), true, 1000, Duration.ofMinutes(2), "10.00 came back.", links)),
                List.of(),
                links.subList(0, 1),
                new Coverage(6, 0, Map.of(), false),
                new Money(3000, 3000, 0, 3),
                minute(11),
                minute(23));
    }
}
