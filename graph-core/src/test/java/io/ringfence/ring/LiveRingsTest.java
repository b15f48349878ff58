package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRingsTest {
    private static RingSet find(TemporalGraph graph) {
        return RingFinder.find(graph.latest(), RingParameters.DEFAULT, RunControl.NONE);
    }

    private static LiveRings follow(TemporalGraph graph) {
        return LiveRings.of(graph, graph.latest(), find(graph), LiveRingParameters.DEFAULT, RunControl.NONE);
    }

    /** Appends events and has them followed; what became of rings. */
    private static List<RingChange> play(TemporalGraph graph, LiveRings live, List<Event> events) {
        var changes = new ArrayList<RingChange>();
        for (Event event : events) {
            graph.append(event);
            changes.addAll(live.on(event));
        }
        return changes;
    }

    @Test
    void aRingIsBornWithTheEventThatMakesItOneAndGrows() {
        List<Event> events =
                new SmallTown(300, 1).farm("old", 8, 120).farm("new", 8, 310).events();
        int cut = 0;
        while (!events.get(cut).accountId().startsWith("new-")) {
            cut++;
        }
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events.subList(0, cut).forEach(graph::append);
        LiveRings live = follow(graph);

        List<RingChange> changes = play(graph, live, events.subList(cut, events.size()));

        assertThat(changes).first().extracting(RingChange::kind).isEqualTo(RingChange.Kind.BORN);
        assertThat(changes)
                .extracting(RingChange::ringId)
                .containsOnly(changes.getFirst().ringId());
        RingSet rings = live.write();
        assertThat(rings.rings()).hasSize(2);
        Ring born = rings.rings().stream()
                .filter(ring -> ring.id().equals(changes.getFirst().ringId()))
                .findFirst()
                .orElseThrow();
        assertThat(born.accountIds()).hasSize(8).allMatch(id -> id.startsWith("new-"));
        assertThat(born.evidence()).anyMatch(piece -> piece.claim() instanceof Claim.SharedEntities);
        assertThat(EvidenceAudit.check(born).failures()).isEmpty();
    }

    @Test
    void aRingThatDoesNothingForLongIsGone() {
        TemporalGraph graph = new SmallTown(300, 1).farm("old", 8, 120).graph();
        LiveRings live = follow(graph);
        Duration keep = LiveRingParameters.DEFAULT.keep();

        assertThat(live.advance(SmallTown.day(130).plus(keep).minus(Duration.ofDays(20))))
                .isEmpty();
        List<RingChange> changes = live.advance(SmallTown.day(130).plus(keep));

        assertThat(changes).singleElement().extracting(RingChange::kind).isEqualTo(RingChange.Kind.GONE);
        assertThat(live.write().rings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void howOftenRingsAreWrittenChangesNone(int batch) {
        assertThat(replayed(batch)).isEqualTo(replayed(Integer.MAX_VALUE));
    }

    private static Map<String, List<String>> replayed(int batch) {
        List<Event> events = world(600, 3);
        int cut = events.size() - 600;
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events.subList(0, cut).forEach(graph::append);
        LiveRings live = follow(graph);
        for (int i = cut; i < events.size(); i++) {
            graph.append(events.get(i));
            live.on(events.get(i));
            if ((i - cut) % batch == batch - 1) {
                live.write();
            }
        }
        return live.accounts();
    }

    private static List<Event> world(int accounts, long seed) {
        var parameters = SimulationParameters.DEFAULT
                .withAccounts(accounts)
                .withSeed(seed)
                .withFraudShare(0.06);
        return RingWorld.simulate(parameters, RunControl.NONE).events();
    }

    @Test
    void agreesWithAFullRunAfterTwoWeeksMoreThanTheRingsOfBeforeDo() {
        List<Event> events = world(2000, 11);
        int cut = events.size() * 9 / 10;
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events.subList(0, cut).forEach(graph::append);
        RingSet before = find(graph);
        LiveRings live = LiveRings.of(graph, graph.latest(), before, LiveRingParameters.DEFAULT, RunControl.NONE);

        play(graph, live, events.subList(cut, events.size()));

        RingSet nightly = find(graph);
        RingDrift drift = RingDrift.between(live.write(), nightly);
        RingDrift stale = RingDrift.between(before, nightly);
        assertThat(drift.ringF1()).isGreaterThanOrEqualTo(0.8).isGreaterThan(stale.ringF1());
    }
}
