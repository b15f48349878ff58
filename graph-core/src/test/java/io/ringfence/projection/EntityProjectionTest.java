package io.ringfence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.HubPolicy;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.graph.Workers;
import io.ringfence.projection.ProjectionParameters.HubRule;
import io.ringfence.projection.ProjectionParameters.Weighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EntityProjectionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final EntityTypes TYPES = new EntityTypes(List.of(
            new EntityType("account", EntityType.Strength.HARD, HubPolicy.of(9, Duration.ofDays(9), 1)),
            new EntityType("device", EntityType.Strength.SOFT, HubPolicy.of(3, Duration.ofDays(9), 2)),
            new EntityType("merchant", EntityType.Strength.NONE, HubPolicy.of(3, Duration.ofDays(9), 1))));

    private final TemporalGraph graph = new TemporalGraph(TYPES);

    private void see(String account, String type, String id, int hour) {
        Instant at = START.plus(Duration.ofHours(hour));
        graph.append(new Event.LinkSeen(account, new EntityId(type, id), at, at, Source.API));
    }

    private int node(EntityProjection projection, String type, String id) {
        return projection.place(graph.latest().node(new EntityId(type, id)));
    }

    @Test
    void hubsPlaceholdersAndWhatTiesNobodyAreLeftOutAndCounted() {
        for (int i = 0; i < 4; i++) {
            see("a" + i, "device", "busy", i);
            see("a" + i, "device", "unknown", i);
            see("a" + i, "merchant", "shop", i);
        }
        see("a0", "device", "rare", 9);
        see("a1", "device", "rare", 9);

        var found = EntityProjection.of(graph.latest(), ProjectionParameters.DEFAULT, RunControl.NONE);
        var all = EntityProjection.of(
                graph.latest(), ProjectionParameters.DEFAULT.withHubs(HubRule.KEEP), RunControl.NONE);

        assertThat(found.leftOutByType()).containsExactlyInAnyOrderEntriesOf(Map.of("device", 8L, "merchant", 4L));
        assertThat(found.graph().edgeCount()).isEqualTo(2);
        assertThat(all.graph().edgeCount()).isEqualTo(14);
        assertThat(all.leftOutByType()).isEmpty();
    }

    @Test
    void weightsAreOneSightingsOrRarity() {
        see("a", "device", "d", 1);
        see("a", "device", "d", 2);
        see("b", "device", "d", 3);
        see("c", "device", "d", 3);
        GraphView view = graph.latest();
        var sightings = EntityProjection.of(
                view, ProjectionParameters.DEFAULT.withWeighting(Weighting.SIGHTINGS), RunControl.NONE);
        var rarity = EntityProjection.of(
                view, ProjectionParameters.DEFAULT.withWeighting(Weighting.RARITY), RunControl.NONE);
        int a = node(sightings, "account", "a");
        int d = node(sightings, "device", "d");

        assertThat(sightings.graph().weightBetween(a, d)).isEqualTo(2);
        assertThat((double) rarity.graph().weightBetween(d, a)).isCloseTo(2 * Math.log(2) / Math.log(3), within(1e-6));
        assertThat(EntityProjection.of(view, ProjectionParameters.DEFAULT, RunControl.NONE)
                        .graph()
                        .isWeighted())
                .isFalse();
    }

    @Test
    void aViewFromBeforeAnErasureIsProjectedAsItWas() {
        see("gone", "device", "x", 1);
        see("a", "device", "d", 2);
        see("b", "device", "d", 30);
        GraphView view = graph.latest();
        graph.erase(Set.of(EntityId.account("gone")), RunControl.NONE);
        var early = ProjectionParameters.DEFAULT.within(START, START.plus(Duration.ofHours(5)));

        EntityProjection projection = EntityProjection.of(view, early, RunControl.NONE);

        int d = node(projection, "device", "d");
        assertThat(projection.graph().edgeCount()).isEqualTo(2);
        assertThat(projection.graph().degree(d)).isEqualTo(1);
        assertThat(projection.graph().neighbour(d, projection.graph().begin(d)))
                .isEqualTo(node(projection, "account", "a"));
    }

    @Test
    void anUnknownTypeAndAWindowThatEndsBeforeItBeginsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntityProjection.of(
                        graph.latest(), ProjectionParameters.DEFAULT.withTypes(Set.of("planet")), RunControl.NONE))
                .withMessageContaining("planet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProjectionParameters.DEFAULT.within(START, START.minusSeconds(1)))
                .withMessageContaining("before");
    }

    @Property(tries = 300)
    void agreesWithAFilterOfTheEvents(@ForAll long seed) {
        var random = new Random(seed);
        var history = new TemporalGraph(TYPES);
        var events = new ArrayList<Event.LinkSeen>();
        var payments = new ArrayList<Event.PaymentMade>();
        for (int i = 0; i < 60; i++) {
            Instant known = START.plusSeconds(60L * i);
            Instant at = known.minusSeconds(60L * random.nextInt(30));
            String account = "a" + random.nextInt(6);
            if (random.nextInt(4) == 0) {
                var parties = new Event.Parties(null, "d" + random.nextInt(6), null, "a" + random.nextInt(6), null);
                payments.add(new Event.PaymentMade("p" + i, account, 1, "EUR", parties, at, known, Source.API));
                history.append(payments.getLast());
            } else {
                var entity = random.nextInt(4) == 0
                        ? EntityId.account("a" + random.nextInt(6))
                        : new EntityId("device", "d" + random.nextInt(6));
                var event = new Event.LinkSeen(account, entity, at, known, Source.API);
                if (history.append(event)) {
                    events.add(event);
                }
            }
        }
        Instant asOf = START.plusSeconds(60L * random.nextInt(60));
        Instant from = START.plusSeconds(60L * random.nextInt(40));
        Instant to = from.plusSeconds(60L * random.nextInt(40));
        var parameters = ProjectionParameters.DEFAULT
                .withHubs(HubRule.KEEP)
                .withWeighting(Weighting.SIGHTINGS)
                .withKinds(random.nextBoolean() ? Set.of(LinkKind.OBSERVED) : Set.of(LinkKind.values()))
                .within(from, to);
        Map<String, Float> expected = new TreeMap<>();
        for (Event.LinkSeen event : events) {
            count(expected, event, EntityId.account(event.accountId()), event.entity(), asOf, from, to);
        }
        if (parameters.kinds().contains(LinkKind.PAYMENT)) {
            for (Event.PaymentMade event : payments) {
                var payer = EntityId.account(event.accountId());
                String device = event.parties().deviceId();
                String payee = event.parties().toAccountId();
                count(expected, event, payer, new EntityId("device", device), asOf, from, to);
                count(expected, event, payer, EntityId.account(payee), asOf, from, to);
            }
        }

        GraphView view = history.asOf(asOf);
        RunControl threads = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));
        var found = EntityProjection.of(view, parameters, threads);
        Map<String, Float> edges = new TreeMap<>();
        Projection projection = found.graph();
        for (int place = 0; place < projection.nodeCount(); place++) {
            for (int slot = projection.begin(place); slot < projection.end(place); slot++) {
                EntityId one = view.entity(found.node(place));
                EntityId other = view.entity(found.node(projection.neighbour(place, slot)));
                edges.put(one + " " + other, projection.weight(place, slot));
            }
        }
        assertThat(edges).isEqualTo(expected);
    }

    private static void count(
            Map<String, Float> edges,
            Event event,
            EntityId one,
            EntityId other,
            Instant asOf,
            Instant from,
            Instant to) {
        boolean known = !event.knownAt().isAfter(asOf);
        boolean inside = !event.at().isBefore(from) && !event.at().isAfter(to);
        if (known && inside && !one.equals(other)) {
            edges.merge(one + " " + other, 1f, Float::sum);
            edges.merge(other + " " + one, 1f, Float::sum);
        }
    }
}
