package io.ringfence.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingDrift;
import io.ringfence.ring.RingSet;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Workspace workspace = new Workspace(
            ledger,
            new TemporalGraph(EntityTypes.DEFAULT),
            RingSet.EMPTY,
            ModelSource.NONE,
            Clock.fixed(START.plus(Duration.ofDays(400)), ZoneOffset.UTC));

    @Test
    void anEventIsAddedOnceAndARepeatIsRecognised() {
        Event event = link("alice", "phone", 1);

        assertThat(workspace.append(List.of(event, event))).containsExactly(EventVerdict.ADDED, EventVerdict.REPEATED);
        assertThat(workspace.append(List.of(event))).containsExactly(EventVerdict.REPEATED);
        assertThat(ledger.counts()).containsEntry("links", 1L);
    }

    @Test
    void anUnknownTypeIsRejectedAndTheRestIsTaken() {
        var tattoo = new Event.LinkSeen("alice", new EntityId("tattoo", "anchor"), START, START, Source.API);

        List<EventVerdict> verdicts = workspace.append(List.of(tattoo, link("bob", "phone", 1)));

        assertThat(verdicts.getFirst().status()).isEqualTo(EventVerdict.Status.REJECTED);
        assertThat(verdicts.getFirst().reason()).contains("tattoo").contains("device");
        assertThat(verdicts.getLast()).isEqualTo(EventVerdict.ADDED);
    }

    @Test
    void nothingIsInMemoryThatTheLedgerDidNotTake() {
        ledger.setHealthy(false);

        assertThatIllegalStateException().isThrownBy(() -> workspace.append(List.of(link("alice", "phone", 1))));
        assertThat(workspace.view().nodeCount()).isZero();
    }

    @Test
    void anEventThatComesLateIsKnownFromThenOn() {
        workspace.append(List.of(link("alice", "phone", 10)));
        workspace.append(List.of(link("bob", "phone", 5)));

        assertThat(workspace.asOf(START.plus(Duration.ofDays(7))).linkCount()).isZero();
        assertThat(workspace.view().linkCount()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("try") // listening works by being open
    void aConfirmedRingLabelsItsMembersFromTheDecisionOn() {
        Ring ring = ringOfAWorld();
        Instant now = workspace.clock().instant();
        var notices = new ArrayList<Notice>();
        try (var listening = workspace.listen(notices::add)) {
            workspace.decide(
                    new RingDecision(ring.id(), RingDecision.Verdict.CONFIRM, "same phone", List.of(), "ann", now));
        }

        GraphView before = workspace.asOf(now.minusSeconds(1));
        GraphView after = workspace.view();
        assertThat(labels(before, ring)).contains(GraphView.UNLABELLED);
        assertThat(labels(after, ring)).containsOnly(GraphView.FRAUD);
        assertThat(workspace.decisions(ring.id())).hasSize(1);
        assertThat(notices).hasAtLeastOneElementOfType(Notice.Decided.class);
    }

    @Test
    void aDecisionOnAStrangerIsRefusedAndLeavesNoTrace() {
        Ring ring = ringOfAWorld();
        var decision = new RingDecision(ring.id(), RingDecision.Verdict.CONFIRM, "", List.of("stranger"), "ann", START);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> workspace.decide(decision))
                .withMessageContaining("stranger");
        assertThat(workspace.decisions(ring.id())).isEmpty();
    }

    @Test
    void aRingKeepsItsIdFromRunToRun() {
        Ring ring = ringOfAWorld();
        workspace.append(List.of(link("newcomer", "a device of its own", 200)));

        RingSet rings = workspace.detect(Optional.empty(), RunControl.NONE);

        assertThat(rings.rings()).extracting(Ring::id).contains(ring.id());
        assertThat(workspace.ringOf(ring.accountIds().getFirst())).isPresent();
        assertThat(workspace.ringOf("newcomer")).isEmpty();
    }

    @Test
    @SuppressWarnings("try") // the lock works by being held
    void aHomeIsHeldByOneAndTheOtherIsToldByWhom(@TempDir Path folder) {
        var home = new Home(folder.resolve("home"));
        try (var lock = home.lock("load")) {
            assertThatThrownBy(() -> home.lock("detect"))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining(
                            "ringfence load (process " + ProcessHandle.current().pid());
        }
        home.lock("detect").close();
    }

    @Test
    void aFileInPlaceOfAHomeIsSaidSo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("home"), "");

        assertThatThrownBy(() -> new Home(file).lock("load"))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("is a file; RINGFENCE_HOME must be a folder");
    }

    private static List<Integer> labels(GraphView view, Ring ring) {
        return ring.accountIds().stream()
                .map(account -> view.label(view.node(EntityId.account(account))))
                .toList();
    }

    /** The first ring of a small simulated world in which somebody has no label yet. */
    private Ring ringOfAWorld() {
        workspace.append(RingWorld.simulate(SimulationParameters.DEFAULT.withAccounts(2_000), RunControl.NONE)
                .events());
        RingSet found = workspace.detect(Optional.empty(), RunControl.NONE);
        return found.rings().stream()
                .filter(ring -> labels(workspace.view(), ring).contains(GraphView.UNLABELLED))
                .findFirst()
                .orElseThrow();
    }

    private static Event link(String account, String device, int day) {
        Instant at = START.plus(Duration.ofDays(day));
        return new Event.LinkSeen(account, new EntityId("device", device), at, at, Source.API);
    }

    @Test
    void ringsFollowEventsUntilAFullRunReconcilesThem() {
        var parameters =
                SimulationParameters.DEFAULT.withAccounts(800).withSeed(5).withFraudShare(0.08);
        List<Event> events = RingWorld.simulate(parameters, RunControl.NONE).events();
        int cut = events.size() * 4 / 5;
        workspace.append(events.subList(0, cut));
        workspace.detect(Optional.empty(), RunControl.NONE);
        workspace.followLive(RunControl.NONE);
        List<String> before = workspace.rings().rings().stream().map(Ring::id).toList();
        var changes = new ArrayList<RingChange>();
        try (var listening = workspace.listen(notice -> {
            if (notice instanceof Notice.RingsChanged changed) {
                changes.addAll(changed.changes());
            }
        })) {
            assertThat(listening).isNotNull();
            workspace.append(events.subList(cut, events.size()));
            workspace.showLive();
        }
        RingSet live = workspace.rings();
        RingSet nightly = workspace.detect(Optional.empty(), RunControl.NONE);

        assertThat(before).isNotEmpty();
        assertThat(changes).isNotEmpty();
        RingDrift drift = workspace.drift().orElseThrow();
        assertThat(drift.live()).isEqualTo(live.rings().size());
        assertThat(drift.nightly()).isEqualTo(nightly.rings().size());
        assertThat(drift.ringF1()).isGreaterThan(0.5);
        assertThat(workspace.live()).isPresent();
        assertThat(ledger.history(changes.getFirst().ringId())).contains(changes.getFirst());
    }
}
