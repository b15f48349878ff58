package io.ringfence.api.page;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.ring.RingSet;
import io.ringfence.workspace.InMemoryLedger;
import io.ringfence.workspace.ModelSource;
import io.ringfence.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two hundred people who share nothing but an office's address, and nine accounts of one hand. */
final class SmallWorld {
    static final int RING = 9;
    static final String RINGLEADER = "farm-1";
    static final EntityId DEVICE = new EntityId("device", "emulator-7");

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int PEOPLE = 200;

    private final List<Event> events = new ArrayList<>();

    private SmallWorld() {}

    /** The world, loaded, with its rings found; nothing in it depends on the time of the test. */
    static Workspace workspace() {
        var world = new SmallWorld();
        world.addPeople();
        world.addRing();
        world.events.sort(EventOrder.BY_KNOWN_TIME);
        var ledger = new InMemoryLedger();
        ledger.append(world.events);
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        world.events.forEach(graph::append);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ZERO);
        var workspace = new Workspace(ledger, graph, RingSet.EMPTY, ModelSource.NONE, clock);
        workspace.detect(Optional.empty(), RunControl.NONE);
        return workspace;
    }

    private void addPeople() {
        for (int i = 0; i < PEOPLE; i++) {
            String account = "person-" + i;
            Instant opened = START.plus(Duration.ofHours(7L * i));
            open(account, opened);
            link(account, "device", "phone-of-" + i, opened);
            link(account, "card", "card-of-" + i, opened.plusSeconds(600));
            link(account, "email", "p" + i + "@example.org", opened);
            link(account, "ip", i % 4 == 0 ? "192.0.2.1" : "198.51.100." + i, opened);
            pay(account, 1_500 + 37L * (i % 23), opened.plus(Duration.ofDays(2)), "card-of-" + i);
        }
    }

    private void addRing() {
        Instant begin = START.plus(Duration.ofDays(30));
        for (int i = 1; i <= RING; i++) {
            String account = "farm-" + i;
            Instant opened = begin.plus(Duration.ofMinutes(11L * i));
            open(account, opened);
            events.add(new Event.LinkSeen(account, DEVICE, opened, opened, source("links.csv")));
            link(account, "card", "stolen-" + (i % 2), opened.plusSeconds(90));
            link(account, "ip", "203.0.113." + (i % 3), opened);
            link(account, "email", "farm" + i + "@example.net", opened);
            pay(account, 9_900, opened.plus(Duration.ofHours(3)), "stolen-" + (i % 2));
        }
        for (int i = 1; i <= 2; i++) {
            Instant known = begin.plus(Duration.ofDays(20));
            events.add(new Event.LabelGiven("farm-" + (RING - i), true, "chargeback", known, source("labels.csv")));
        }
    }

    private void open(String account, Instant at) {
        events.add(new Event.AccountOpened(account, at, at, source("accounts.csv")));
    }

    private void link(String account, String type, String id, Instant at) {
        events.add(new Event.LinkSeen(account, new EntityId(type, id), at, at, source("links.csv")));
    }

    private void pay(String account, long cents, Instant at, String card) {
        var parties = new Event.Parties(card, null, null, null, "shop-" + cents % 5);
        events.add(new Event.PaymentMade(
                "pay-" + account, account, cents, "EUR", parties, at, at, source("payments.csv")));
    }

    private Source source(String file) {
        return new Source(file, events.size() + 2);
    }
}
