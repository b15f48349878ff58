package io.ringfence.loaders.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.Removed;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.ring.ClearedGroup;
import io.ringfence.ring.Coverage;
import io.ringfence.ring.RingSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ErasureIT {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final Source SOURCE = new Source("f", 1);

    private GraphStore store;

    @BeforeEach
    void clear() throws IOException {
        store = TestDatabase.cleared().store();
    }

    @Test
    void whatIsErasedIsGoneHereAsItIsInMemory() {
        List<Event> events = SampleEvents.of(60, 3);
        store.append(events, RunControl.NONE);
        TemporalGraph graph = store.read(RunControl.NONE);
        assertThat(store.erase(EntityId.account("nobody"), RunControl.NONE)).isEmpty();

        for (String name : List.of("account:a0", "account:a5", "device:d3", "card:c2", "merchant:m3", "ip:i7")) {
            EntityId entity = EntityId.parse(name);
            store.append(List.of(link("visitor", entity)), RunControl.NONE);
            graph.append(link("visitor", entity));
            String before = store.state();

            Erased erased = store.erase(entity, 2, RunControl.NONE).orElseThrow();
            Removed removed = graph.erase(Set.of(entity), RunControl.NONE);

            assertThat(erased.payments()).as(name).isEqualTo(removed.payments());
            assertThat(erased.labels()).as(name).isEqualTo(removed.labels());
            assertThat(erased.attributes()).as(name).isEqualTo(removed.attributes());
            assertThat(erased.links()).as(name).isPositive().isLessThanOrEqualTo(removed.links());
            assertThat(store.events(RunControl.NONE)).as(name).containsExactlyInAnyOrderElementsOf(replay(graph));
            assertThat(store.eventCount())
                    .as("nothing hangs loose")
                    .isEqualTo(replay(graph).size());
            assertThat(store.state()).isNotEqualTo(before);
            assertThat(store.holds(entity)).isFalse();
            assertThat(store.erase(entity, RunControl.NONE)).isEmpty();
        }
    }

    @Test
    void partiesOfAPaymentGoWithoutThePaymentAndItsAccountTakesItAlong() {
        var parties = new Event.Parties("c1", "d1", "1.2.3.4", "b", "m1");
        store.append(
                List.of(
                        new Event.PaymentMade("p1", "a", 7, "EUR", parties, NOON, NOON, SOURCE),
                        new Event.LabelGiven("a", true, "chargeback", NOON, SOURCE)),
                RunControl.NONE);

        assertThat(store.erase(new EntityId("device", "d1"), RunControl.NONE))
                .hasValue(new Erased(0, 0, 1, 0, 0, 0, 0));
        assertThat(store.erase(EntityId.account("b"), RunControl.NONE)).hasValue(new Erased(0, 0, 1, 0, 0, 0, 0));
        var left = new Event.Parties("c1", null, "1.2.3.4", null, "m1");
        assertThat(store.events(RunControl.NONE))
                .contains(new Event.PaymentMade("p1", "a", 7, "EUR", left, NOON, NOON, SOURCE));

        assertThat(store.erase(EntityId.account("a"), RunControl.NONE)).hasValue(new Erased(0, 1, 0, 1, 0, 0, 0));
        assertThat(store.events(RunControl.NONE)).isEmpty();
        assertThat(store.eventCount()).isZero();
    }

    @Test
    void aRepeatDoesTheRestOfAnErasureThatWasStopped() {
        var hub = new EntityId("device", "hub");
        var events = new ArrayList<Event>();
        for (int i = 0; i < 9; i++) {
            events.add(link("a" + i, hub));
        }
        events.add(link("a1", new EntityId("device", "other")));
        store.append(events, RunControl.NONE);
        var checks = new AtomicInteger();
        RunControl stopping = (phase, done, total) -> checks.incrementAndGet() < 4;

        assertThatThrownBy(() -> store.erase(hub, 2, stopping)).isInstanceOf(CancellationException.class);
        long left = store.counts().get("links");
        assertThat(left).isBetween(2L, 9L);

        assertThat(store.erase(hub, 2, RunControl.NONE)).hasValue(new Erased(left - 1, 0, 0, 0, 0, 0, 0));
        assertThat(store.events(RunControl.NONE)).containsExactly(events.getLast());
    }

    @Test
    void ringsAndDecisionsThatNameItGo() {
        for (String account : List.of("a", "b", "c", "x", "d:1", "R-1")) {
            store.append(List.of(link(account, new EntityId("device", "d:1"))), RunControl.NONE);
        }
        var cleared = List.of(new ClearedGroup(List.of("x", "y"), "x", 0.125), new ClearedGroup(List.of("y"), "x", 0));
        var rings = List.of(SampleRings.ring("R-1", 0.9), SampleRings.ring("R-2", 0.8));
        var set = new RingSet(NOON, "v1", rings, cleared, new Coverage(9, 2, Map.of("ip", 2L), true));
        store.saveRings(set, List.of());
        RingDecision all = decision(1);
        store.saveDecision(all);
        store.saveDecision(decision(2, "c"));
        store.saveDecision(decision(3, "a", "c"));

        for (String other : List.of("R-1", "d:1")) { // ids of a ring and of a device, not of these accounts
            assertThat(store.erase(EntityId.account(other), RunControl.NONE)).hasValue(new Erased(1, 0, 0, 0, 0, 0, 0));
            assertThat(store.rings()).isEqualTo(set);
        }
        assertThat(store.erase(EntityId.account("x"), RunControl.NONE)).hasValue(new Erased(1, 0, 0, 0, 0, 1, 0));
        assertThat(store.rings().rings()).isEqualTo(rings);
        assertThat(store.rings().cleared()).containsExactly(cleared.getLast());

        assertThat(store.erase(EntityId.account("c"), RunControl.NONE)).hasValue(new Erased(1, 0, 0, 0, 0, 2, 2));
        assertThat(store.rings().rings()).isEmpty();
        assertThat(store.decisions("R-1")).containsExactly(all, decision(3, "a"));

        store.saveRings(set, List.of());
        assertThat(store.erase(new EntityId("device", "d:1"), RunControl.NONE))
                .hasValue(new Erased(2, 0, 0, 0, 0, 2, 0));
        assertThat(store.rings().rings()).isEmpty();
    }

    private static List<Event> replay(TemporalGraph graph) {
        var events = new ArrayList<Event>();
        graph.replay(events::add);
        return events;
    }

    private static Event link(String account, EntityId entity) {
        Instant late = Instant.parse("2026-01-01T00:00:00Z");
        return new Event.LinkSeen(account, entity, late, late, SOURCE);
    }

    private static RingDecision decision(int second, String... accounts) {
        return new RingDecision(
                "R-1", RingDecision.Verdict.CONFIRM, "", List.of(accounts), "ann", NOON.plusSeconds(second));
    }
}
