package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/** Events of every kind, a pure function of a seed: in order, each once. */
final class SampleEvents {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final String[] TYPES = {"device", "card", "ip", "email", "bank_account", "account"};

    private SampleEvents() {}

    static List<Event> of(int accounts, long seed) {
        var random = new Random(seed);
        var unique = new LinkedHashMap<String, Event>();
        for (int i = 0; i < accounts; i++) {
            String account = "a" + i + (i % 50 == 7 ? " \"quoted\", Ünïcode" : "");
            Instant opened = START.plusMillis(random.nextLong(10_000_000_000L));
            if (i % 10 != 3) {
                unique.put("o" + i, new Event.AccountOpened(account, opened, opened, source("accounts.csv", i)));
            }
            for (int j = 0; j < 3; j++) {
                String type = TYPES[random.nextInt(TYPES.length)];
                Instant at = opened.plusMillis(random.nextInt(1_000_000_000));
                var entity = new EntityId(type, type.charAt(0) + "" + random.nextInt(accounts));
                unique.put(
                        account + entity + at,
                        new Event.LinkSeen(
                                account, entity, at, at.plusMillis(j * 5L), source("links.csv", i * 3L + j)));
            }
            Instant paid = opened.plusSeconds(random.nextInt(1_000_000));
            var parties = new Event.Parties(
                    i % 2 == 0 ? "c" + random.nextInt(accounts) : null,
                    i % 3 == 0 ? "d" + random.nextInt(accounts) : null,
                    null,
                    i % 5 == 0 ? "a" + random.nextInt(accounts) : null,
                    "m" + random.nextInt(20));
            unique.put(
                    "p" + i,
                    new Event.PaymentMade(
                            "p" + i,
                            account,
                            random.nextInt(100_000),
                            "EUR",
                            parties,
                            paid,
                            paid,
                            source("payments", i)));
            String subject = "p" + (i % 5 == 0 ? i + 1 : i); // of an account that is not the one that paid, too
            unique.put(
                    "q" + i,
                    new Event.LabelGiven(
                            account, subject, i % 3 == 0, "", paid, paid.plusSeconds(-99 + i), source("labels", i)));
            for (int j = 0; j < i % 3; j++) {
                String value = j == 0 ? "\"ü\"\n" + i % 7 : "1." + i;
                unique.put(
                        "t" + i + j,
                        new Event.AttributeGiven(account, "n" + j, value, opened, opened, source("accounts.csv", i)));
            }
            if (i % 4 == 0) {
                unique.put(
                        "l" + i,
                        new Event.LabelGiven(account, i % 8 == 0, "", paid, paid.plusSeconds(99), source("labels", i)));
            }
        }
        var events = new ArrayList<>(unique.values());
        events.sort(EventOrder.BY_KNOWN_TIME);
        return List.copyOf(events);
    }

    private static Source source(String file, long row) {
        return new Source(file, row);
    }
}
