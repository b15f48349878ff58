package io.ringfence.graph;

import io.ringfence.benchmark.EntityLinks;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The {@code entity} links with times: known at random over two years, in no order; half of them happened when they were
 * known, half up to 30 days before. Deterministic.
 *
 * @param entities accounts and identifiers
 * @param accounts accounts, numbered first
 */
record TimedLinks(int entities, int accounts, int[] from, int[] to, long[] at, long[] known) {
    static final long START = 1_700_000_000_000L;
    static final long SPAN = 730L * 24 * 60 * 60 * 1000;
    private static final long DELAY = 30L * 24 * 60 * 60 * 1000;

    /** All 10.1 million links, 5 million entities. */
    static TimedLinks large() {
        return of(EntityLinks.large(), 2_000_000);
    }

    /** A fiftieth. */
    static TimedLinks small() {
        return of(EntityLinks.generate(40_000, 60_000, 200_000, 60), 40_000);
    }

    private static TimedLinks of(EntityLinks links, int accounts) {
        var random = new SplittableRandom(1);
        int count = links.from().length;
        long[] at = new long[count];
        long[] known = new long[count];
        for (int i = 0; i < count; i++) {
            known[i] = START + random.nextLong(SPAN);
            at[i] = known[i] - (random.nextBoolean() ? 0 : random.nextLong(DELAY));
        }
        return new TimedLinks(links.nodes(), accounts, links.from(), links.to(), at, known);
    }

    EntityId entity(int number) {
        if (number < accounts) {
            return EntityId.account("a" + number);
        }
        long share = (number - accounts) * 100L / (entities - accounts);
        String type = share < 35
                ? EntityType.DEVICE
                : share < 75 ? EntityType.CARD : share < 90 ? EntityType.IP : EntityType.PHONE;
        return new EntityId(type, "x" + number);
    }

    TemporalGraph build(RunControl control) {
        return new GraphBuilder(EntityTypes.DEFAULT)
                .entities(entities, this::entity)
                .links(from, to, at, known)
                .build(control);
    }

    /** The first links as events, in no order. */
    Event[] events(int count) {
        var events = new Event[count];
        var source = new Source("links.csv", 1);
        for (int i = 0; i < count; i++) {
            int link = (int) ((i * 7_368_787L) % from.length); // prime: every link once
            events[i] = new Event.LinkSeen(
                    "a" + from[link],
                    entity(to[link]),
                    Instant.ofEpochMilli(at[link]),
                    Instant.ofEpochMilli(START + i),
                    source);
        }
        return events;
    }
}
