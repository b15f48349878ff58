package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A hand-made world: honest accounts that keep to themselves, and whatever group a test puts among them. */
final class SmallTown {
    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final List<Event> events = new ArrayList<>();
    private final Random random;
    private int payments;

    /** A town of honest accounts, opened over 300 days, each with its own device, card and a few payments. */
    SmallTown(int honest, long seed) {
        random = new Random(seed);
        for (int i = 0; i < honest; i++) {
            String id = "honest-%04d".formatted(i);
            Instant opened = day(random.nextDouble() * 300);
            open(id, opened);
            link(id, "device", "d-" + id, opened);
            link(id, "card", "c-" + id, opened.plus(Duration.ofDays(2)));
            for (int p = 0; p < 4; p++) {
                Instant at = opened.plus(Duration.ofHours(40 + random.nextInt(1500)));
                buy(id, "m-" + random.nextInt(60), 500 + random.nextInt(9000), at);
            }
        }
    }

    static Instant day(double days) {
        return START.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
    }

    SmallTown open(String account, Instant at) {
        events.add(new Event.AccountOpened(account, at, at, row("accounts")));
        return this;
    }

    SmallTown link(String account, String type, String id, Instant at) {
        events.add(new Event.LinkSeen(account, new EntityId(type, id), at, at, row("links")));
        return this;
    }

    SmallTown buy(String account, String merchant, long cents, Instant at) {
        return pay(account, new Event.Parties(null, null, null, null, merchant), cents, at);
    }

    SmallTown transfer(String from, String to, long cents, Instant at) {
        return pay(from, new Event.Parties(null, null, null, to, null), cents, at);
    }

    private SmallTown pay(String account, Event.Parties parties, long cents, Instant at) {
        String id = "p-%06d".formatted(payments++);
        events.add(new Event.PaymentMade(id, account, cents, "EUR", parties, at, at, row("payments")));
        return this;
    }

    SmallTown label(String account, boolean fraud, Instant at) {
        events.add(new Event.LabelGiven(account, fraud, "test", at, row("labels")));
        return this;
    }

    private Source row(String file) {
        return new Source(file, events.size() + 1L);
    }

    /** Accounts opened within hours, all on two devices, that buy the same thing on their first day. */
    SmallTown farm(String name, int accounts, double day) {
        for (int i = 0; i < accounts; i++) {
            Instant at = day(day + 0.05 * i);
            String id = name + "-" + i;
            open(id, at);
            link(id, "device", name + "-device-" + i % 2, at);
            link(id, "device", name + "-device-" + (i + 1) % 2, at.plusSeconds(600));
            buy(id, "m-7", 1999, at.plusSeconds(3600));
        }
        return this;
    }

    /** Four accounts of one home, opened over years, that share a device and an address. */
    SmallTown family(String name) {
        for (int i = 0; i < 4; i++) {
            Instant at = day(20 + 65 * i);
            String id = name + "-" + i;
            open(id, at);
            link(id, "device", name + "-tablet", at.plus(Duration.ofDays(i)));
            link(id, "address", name + "-home", at);
            buy(id, "m-" + random.nextInt(60), 1000 + random.nextInt(5000), at.plus(Duration.ofDays(9)));
        }
        return this;
    }

    /** Accounts of one office, that share nothing but its address on the network. */
    SmallTown office(String name, int accounts) {
        for (int i = 0; i < accounts; i++) {
            Instant at = day(250.0 * i / accounts);
            String id = name + "-" + i;
            open(id, at);
            link(id, "ip", name + "-ip", at.plus(Duration.ofDays(i % 7)));
            buy(id, "m-" + random.nextInt(60), 1000 + random.nextInt(5000), at.plus(Duration.ofDays(3)));
        }
        return this;
    }

    /** Money gathered from victims by four mules, who send it to a collector, who cashes out twice. */
    SmallTown mules(String name, double day) {
        for (int i = 0; i < 4; i++) {
            open(name + "-mule-" + i, day(day - 20));
        }
        open(name + "-collector", day(day - 30));
        open(name + "-out-0", day(day - 30));
        open(name + "-out-1", day(day - 30));
        for (int i = 0; i < 4; i++) {
            String mule = name + "-mule-" + i;
            for (int victim = 0; victim < 3; victim++) {
                transfer(
                        "honest-%04d".formatted(10 * i + victim), mule, 40_000 + 100 * victim, day(day + 0.1 * victim));
            }
            transfer(mule, name + "-collector", 118_000, day(day + 0.6 + 0.01 * i));
        }
        transfer(name + "-collector", name + "-out-0", 230_000, day(day + 1.2));
        transfer(name + "-collector", name + "-out-1", 232_000, day(day + 1.3));
        return this;
    }

    /** As every load sorts them. */
    List<Event> events() {
        return events.stream().sorted(EventOrder.BY_KNOWN_TIME).toList();
    }

    TemporalGraph graph() {
        return graphOf(events);
    }

    /** The same events, handed over in another order and sorted as every load sorts them. */
    TemporalGraph shuffledGraph(long seed) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return graphOf(shuffled);
    }

    private static TemporalGraph graphOf(List<Event> events) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events.stream().sorted(EventOrder.BY_KNOWN_TIME).forEach(graph::append);
        return graph;
    }

    /** The same events, appended as they come, so that nodes get other numbers. */
    TemporalGraph graphInOrderOf(long seed) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        shuffled.forEach(graph::append);
        return graph;
    }
}
