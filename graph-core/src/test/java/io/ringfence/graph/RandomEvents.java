package io.ringfence.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Streams of events that go wrong in every way: late, at equal times, repeated, parallel, to themselves, to one hub. */
final class RandomEvents {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] VALUES = {
        "1", "1.0", "-2.5e3", "red", "blue", "NaN", "1e99", "0x1p3", "1d", "-", "é", " 7", "y".repeat(150)
    };
    private static final String[] ODD = {"", "é", "日本", "x".repeat(200), " ", "a b", "🜁"};

    private final SplittableRandom random;
    private final int accounts;
    private final long span;
    private int payments;

    private RandomEvents(long seed) {
        random = new SplittableRandom(seed);
        accounts = 1 + random.nextInt(12);
        span = random.nextBoolean() ? 10 : 4_000_000_000L;
    }

    static List<Event> any(int most, long seed) {
        var made = new RandomEvents(seed);
        int count = made.random.nextInt(most + 1);
        var events = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            events.add(i > 0 && made.random.nextInt(12) == 0 ? events.get(made.random.nextInt(i)) : made.next(i));
        }
        return events;
    }

    private Event next(int i) {
        Instant at = START.plusMillis(random.nextLong(span));
        Instant known = random.nextInt(4) == 0 ? at.plusMillis(random.nextLong(span)) : START.plusMillis(i * span / 50);
        var source = random.nextBoolean() ? new Source("f" + random.nextInt(3) + ".csv", 1 + i) : Source.API;
        String account = account();
        return switch (random.nextInt(10)) {
            case 0 -> new Event.AccountOpened(account, at, known, source);
            case 1, 2, 3 -> new Event.LinkSeen(account, entity(), at, known, source);
            case 4, 5 -> {
                var parties = new Event.Parties(
                        random.nextBoolean() ? null : "c" + random.nextInt(4),
                        random.nextBoolean() ? null : "hub",
                        null,
                        random.nextBoolean() ? null : account(),
                        random.nextInt(3) > 0 ? null : "shop");
                String id = "p" + (random.nextInt(8) == 0 ? random.nextInt(payments + 1) : payments++);
                yield new Event.PaymentMade(
                        id,
                        account,
                        random.nextLong(1L << 40),
                        random.nextBoolean() ? "EUR" : "USD",
                        parties,
                        at,
                        known,
                        source);
            }
            case 6 -> new Event.LabelGiven(account, random.nextBoolean(), "r" + random.nextInt(3), at, known, source);
            case 7 ->
                new Event.LabelGiven(
                        account,
                        "p" + random.nextInt(payments + 3), // some before their payment
                        random.nextBoolean(),
                        "r" + random.nextInt(3),
                        at,
                        known,
                        source);
            case 8 ->
                new Event.AttributeGiven(
                        account, "n" + random.nextInt(3), VALUES[random.nextInt(VALUES.length)], at, known, source);
            default -> new Event.LinkSeen(account, new EntityId(EntityType.DEVICE, "hub"), at, known, source);
        };
    }

    private String account() {
        int number = random.nextInt(accounts);
        return "a" + number + ODD[number % ODD.length];
    }

    private EntityId entity() {
        return switch (random.nextInt(4)) {
            case 0 -> EntityId.account(account());
            case 1 -> new EntityId(EntityType.CARD, "a" + random.nextInt(9));
            case 2 -> new EntityId(EntityType.PHONE, "a" + random.nextInt(9) + ODD[random.nextInt(ODD.length)]);
            default -> new EntityId(EntityType.DEVICE, "hub");
        };
    }
}
