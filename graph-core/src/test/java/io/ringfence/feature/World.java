package io.ringfence.feature;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.HubPolicy;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** A tiny world told in days since a Monday, each thing known when it happens unless told otherwise. */
final class World {
    static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Source SOURCE = new Source("test", 1);

    final TemporalGraph graph;
    private int payments;

    World() {
        this(EntityTypes.DEFAULT);
    }

    World(EntityTypes types) {
        graph = new TemporalGraph(types);
    }

    static Instant day(double days) {
        return MONDAY.plusMillis(Math.round(days * Moment.DAY));
    }

    /** Built-in types, with devices that are hubs from so many accounts on. */
    static EntityTypes deviceCap(int cap) {
        return EntityTypes.DEFAULT.with(new EntityType(
                EntityType.DEVICE, EntityType.Strength.SOFT, HubPolicy.of(cap, Duration.ofDays(90), 1.0)));
    }

    World opened(String account, double day) {
        graph.append(new Event.AccountOpened(account, day(day), day(day), SOURCE));
        return this;
    }

    World seen(String account, String entity, double day) {
        graph.append(new Event.LinkSeen(account, EntityId.parse(entity), day(day), day(day), SOURCE));
        return this;
    }

    World paid(String account, long cents, double day, Event.Parties parties) {
        graph.append(
                new Event.PaymentMade("p" + payments++, account, cents, "EUR", parties, day(day), day(day), SOURCE));
        return this;
    }

    World paid(String account, long cents, double day) {
        return paid(account, cents, day, Event.Parties.NONE);
    }

    World sent(String account, String to, long cents, double day) {
        return paid(account, cents, day, new Event.Parties(null, null, null, to, null));
    }

    World labelled(String account, boolean fraud, double day) {
        graph.append(new Event.LabelGiven(account, fraud, "test", day(day), SOURCE));
        return this;
    }

    World labelledPayment(String account, String payment, boolean fraud, double day) {
        graph.append(new Event.LabelGiven(account, payment, fraud, "test", day(day), day(day), SOURCE));
        return this;
    }

    World said(String account, String name, String value, double day) {
        graph.append(new Event.AttributeGiven(account, name, value, day(day), day(day), SOURCE));
        return this;
    }

    int node(String account) {
        return graph.latest().node(EntityId.account(account));
    }

    /** Features of an account now, with links pending and no payment. */
    Values at(double day, String account, String... links) {
        return paying(day, account, DecisionPoint.NO_AMOUNT, links);
    }

    /** Features of an account about to pay, with links pending. */
    Values paying(double day, String account, long cents, String... links) {
        var view = graph.latest();
        var entities = List.of(links).stream().map(EntityId::parse).toList();
        var extractor = new FeatureExtractor(FeatureCatalogue.of(graph));
        var point = DecisionPoint.of(view, account, entities, cents, day(day));
        Extraction extraction = extractor.extractWithCoverage(view, point);
        return new Values(extractor.catalogue(), extraction);
    }

    /** Features by name. */
    record Values(FeatureCatalogue catalogue, Extraction extraction) {
        float get(String name) {
            return extraction.values()[catalogue.require(name)];
        }

        FeatureCoverage coverage() {
            return extraction.coverage();
        }
    }

    /** A busy random world with hubs, transfers, labels, late records and records dated in the future. */
    static World random(long seed, int events) {
        var random = new SplittableRandom(seed);
        var world = new World(deviceCap(4));
        double known = 0;
        for (int i = 0; i < events; i++) {
            known += random.nextInt(3) == 0 ? 0 : random.nextDouble() / 4;
            double at = known - (random.nextInt(5) == 0 ? random.nextDouble() * 6 - 1 : 0);
            world.graph.append(randomEvent(random, i, day(at), day(known)));
        }
        return world;
    }

    private static Event randomEvent(SplittableRandom random, int i, Instant at, Instant known) {
        String account = "a" + random.nextInt(14);
        String other = "a" + random.nextInt(14);
        return switch (random.nextInt(12)) {
            case 0 -> new Event.AccountOpened(account, at, known, SOURCE);
            case 1 -> new Event.LinkSeen(account, new EntityId("email", "e" + random.nextInt(8)), at, known, SOURCE);
            case 2 -> new Event.LinkSeen(account, new EntityId("device", "d" + random.nextInt(4)), at, known, SOURCE);
            case 3 -> new Event.LinkSeen(account, EntityId.account(other), at, known, SOURCE);
            case 4 -> new Event.LabelGiven(account, random.nextBoolean(), "test", known, SOURCE);
            case 5 ->
                new Event.AttributeGiven(account, "k" + random.nextInt(3), "v" + random.nextInt(4), at, known, SOURCE);
            case 6 ->
                new Event.LabelGiven(
                        account, "p" + random.nextInt(i + 1), random.nextBoolean(), "test", at, known, SOURCE);
            default ->
                new Event.PaymentMade(
                        "p" + i,
                        account,
                        random.nextInt(100_000),
                        "EUR",
                        new Event.Parties(
                                random.nextBoolean() ? "c" + random.nextInt(10) : null,
                                random.nextBoolean() ? "d" + random.nextInt(6) : null,
                                random.nextBoolean() ? "i" + random.nextInt(6) : null,
                                random.nextBoolean() ? other : null,
                                random.nextBoolean() ? "m" + random.nextInt(3) : null),
                        at,
                        known,
                        SOURCE);
        };
    }
}
