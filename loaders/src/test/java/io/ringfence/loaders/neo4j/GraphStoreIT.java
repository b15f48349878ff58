package io.ringfence.loaders.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.HubPolicy;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GraphStoreIT {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private GraphStore store;

    @BeforeEach
    void clear() throws IOException {
        store = TestDatabase.cleared().store();
    }

    @Test
    void givesBackWhatWasAppendedAndARepeatChangesNothing() {
        List<Event> events = SampleEvents.of(2_000, 1);

        AppendResult first = store.append(events, RunControl.NONE);
        assertThat(first).isEqualTo(new AppendResult(events.size(), 0, 0));
        assertThat(store.events(RunControl.NONE)).isEqualTo(events);
        assertThat(store.eventCount()).isEqualTo(events.size());

        AppendResult second = store.append(events, RunControl.NONE);
        assertThat(second).isEqualTo(new AppendResult(0, events.size(), 0));
        assertThat(store.events(RunControl.NONE)).isEqualTo(events);
    }

    @Test
    void aGraphThatWasReadIsTheGraphThatWasAppended() {
        List<Event> events = SampleEvents.of(200, 2);
        store.append(events, RunControl.NONE);

        var replayed = new ArrayList<Event>();
        store.read(RunControl.NONE).replay(replayed::add);

        assertThat(replayed).isEqualTo(events);
    }

    @Test
    void theStateChangesWithEveryWriteAndOnlyThen() {
        String empty = store.state();
        assertThat(store.state()).isEqualTo(empty);

        store.append(List.of(payment("p1", 100)), RunControl.NONE);
        String one = store.state();
        assertThat(one).isNotEqualTo(empty);
        assertThat(store.events(RunControl.NONE)).hasSize(1);
        assertThat(store.state()).isEqualTo(one);

        store.saveTypes(EntityTypes.DEFAULT.with(
                new EntityType("tattoo", EntityType.Strength.SOFT, HubPolicy.of(9, Duration.ofDays(3), 1))));
        String typed = store.state();
        assertThat(typed).isNotEqualTo(one);

        store.clear();
        assertThat(store.state()).isNotIn(empty, one, typed);
    }

    @Test
    void theFirstOfTwoPaymentsWithOneIdStays() {
        var first = payment("p1", 100);
        store.append(List.of(first, payment("p2", 5), payment("p2", 6)), RunControl.NONE);

        AppendResult result = store.append(List.of(payment("p1", 999), payment("p2", 5)), RunControl.NONE);

        assertThat(result).isEqualTo(new AppendResult(0, 1, 1));
        assertThat(store.events(RunControl.NONE)).containsExactly(first, payment("p2", 5));
    }

    @Test
    void countsEntitiesLinksPaymentsAndLabels() {
        var source = new Source("f", 1);
        store.append(
                List.of(
                        new Event.AccountOpened("a", NOON, NOON, source),
                        new Event.LinkSeen("a", new EntityId("bank_account", "b"), NOON, NOON, source),
                        payment("p1", 7),
                        new Event.LabelGiven("a", true, "chargeback", NOON, source),
                        new Event.LabelGiven("a", "p1", true, "chargeback", NOON, NOON, source),
                        new Event.AttributeGiven("a", "age", "40", NOON, NOON, source)),
                RunControl.NONE);

        assertThat(store.entityCounts())
                .containsOnly(
                        java.util.Map.entry("account", 1L),
                        java.util.Map.entry("bank_account", 1L),
                        java.util.Map.entry("card", 1L));
        assertThat(store.counts())
                .containsOnly(
                        java.util.Map.entry("links", 1L),
                        java.util.Map.entry("payments", 1L),
                        java.util.Map.entry("labels", 2L),
                        java.util.Map.entry("attributes", 1L));
        assertThat(store.eventCount()).isEqualTo(6);
    }

    @Test
    void keepsDeclaredTypes() {
        var passport = new EntityType("passport", EntityType.Strength.HARD, HubPolicy.of(5, Duration.ofDays(30), 2.0));
        EntityTypes types = EntityTypes.DEFAULT.with(passport);
        store.saveTypes(types);

        assertThat(store.types().all()).isEqualTo(types.all());
    }

    @Test
    void keepsDecisionsInTheirOrder() {
        var first = new RingDecision("R-1", RingDecision.Verdict.ESCALATE, "look", List.of(), "ann", NOON);
        var second = new RingDecision(
                "R-1", RingDecision.Verdict.CONFIRM, "", List.of("a", "b"), "bob", NOON.plusSeconds(1));
        store.saveDecision(second);
        store.saveDecision(first);
        store.saveDecision(first);

        assertThat(store.decisions("R-1")).containsExactly(first, second);
        assertThat(store.decisions("R-2")).isEmpty();
    }

    private static Event payment(String id, long cents) {
        var parties = new Event.Parties("c1", null, null, null, null);
        return new Event.PaymentMade(id, "a", cents, "EUR", parties, NOON, NOON, new Source("payments.csv", 2));
    }
}
