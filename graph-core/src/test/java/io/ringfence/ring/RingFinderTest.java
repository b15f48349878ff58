package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingFinderTest {
    private static RingSet find(TemporalGraph graph) {
        return RingFinder.find(graph.latest(), RingParameters.DEFAULT, RunControl.NONE);
    }

    private static Set<String> accounts(Ring ring) {
        return new TreeSet<>(ring.accountIds());
    }

    @Test
    void anEmptyGraphHasNoRings() {
        assertThat(find(new SmallTown(0, 1).graph()).rings()).isEmpty();
    }

    @Test
    void honestAccountsMakeNoRing() {
        assertThat(find(new SmallTown(300, 1).graph()).rings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsADeviceFarmWithItsEvidence(long seed) {
        RingSet found = find(new SmallTown(300, seed).farm("farm", 8, 120).graph());

        assertThat(found.rings()).hasSize(1);
        Ring ring = found.rings().getFirst();
        assertThat(accounts(ring)).hasSize(8).allMatch(id -> id.startsWith("farm-"));
        assertThat(ring.score()).isGreaterThan(0.6);
        assertThat(ring.shared())
                .containsExactly(new EntityId("device", "farm-device-0"), new EntityId("device", "farm-device-1"));
        assertThat(ring.evidence()).anyMatch(piece -> piece.claim() instanceof Claim.OpenedTogether);
        assertThat(ring.evidence()).anyMatch(piece -> piece.claim() instanceof Claim.SharedEntities);
        assertThat(ring.evidence()).anyMatch(piece -> piece.claim() instanceof Claim.SamePayment);
        assertThat(ring.counterfactual().things())
                .containsExactly(new EntityId("device", "farm-device-0"), new EntityId("device", "farm-device-1"));
        assertThat(ring.counterfactual().minimal()).isTrue();
        assertThat(ring.money().paidCents()).isEqualTo(8 * 1999);
    }

    @Test
    void clearsFamilyAndOfficeAndSaysWhy() {
        RingSet found =
                find(new SmallTown(300, 1).family("smith").office("acme", 14).graph());

        assertThat(found.rings()).isEmpty();
        assertThat(found.cleared())
                .anySatisfy(group -> {
                    assertThat(group.accountIds()).containsExactly("smith-0", "smith-1", "smith-2", "smith-3");
                    assertThat(group.reason()).contains("household", "4 accounts");
                })
                .anySatisfy(group -> {
                    assertThat(group.accountIds()).hasSize(14).allMatch(id -> id.startsWith("acme-"));
                    assertThat(group.reason()).contains("common place");
                });
    }

    @Test
    void findsMulesByTheMoneyThatTheyPassOn() {
        RingSet found = find(new SmallTown(300, 1).mules("net", 200).graph());

        assertThat(found.rings()).hasSize(1);
        Ring ring = found.rings().getFirst();
        assertThat(accounts(ring)).contains("net-collector", "net-mule-0", "net-mule-1", "net-mule-2", "net-mule-3");
        assertThat(ring.typology()).isEqualTo(Typology.MULE_NETWORK);
        assertThat(ring.members())
                .filteredOn(member -> member.accountId().equals("net-collector"))
                .allMatch(member -> member.role() == Role.ORGANISER);
        assertThat(ring.evidence()).anyMatch(piece -> piece.claim() instanceof Claim.PassedOn);
    }

    @Test
    void aPlaceholderTiesNobody() {
        var town = new SmallTown(200, 1);
        for (int i = 0; i < 10; i++) {
            town.link("honest-%04d".formatted(i), "device", "unknown", SmallTown.day(310 + 0.01 * i));
            town.link("honest-%04d".formatted(i), "phone", "000-000-0000", SmallTown.day(310 + 0.01 * i));
        }
        RingSet found = find(town.graph());

        assertThat(found.rings()).isEmpty();
        assertThat(found.coverage().leftOutByType())
                .containsEntry("device", 10L)
                .containsEntry("phone", 10L);
    }

    @Test
    void usesOnlyWhatWasKnown() {
        TemporalGraph graph = new SmallTown(300, 1).farm("farm", 8, 120).graph();
        GraphView before = graph.asOf(SmallTown.day(119));

        assertThat(RingFinder.find(before, RingParameters.DEFAULT, RunControl.NONE)
                        .rings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfRowsChangesNothing(long seed) {
        var town = new SmallTown(150, 5)
                .farm("farm", 7, 120)
                .family("smith")
                .mules("net", 200)
                .office("acme", 9);
        RingSet expected = find(town.graph());

        assertThat(find(town.shuffledGraph(seed))).isEqualTo(expected);
        List<Ring> otherNodes = find(town.graphInOrderOf(seed)).rings();
        assertThat(otherNodes)
                .extracting(Ring::id)
                .isEqualTo(expected.rings().stream().map(Ring::id).toList());
        assertThat(otherNodes)
                .extracting(RingFinderTest::accounts)
                .isEqualTo(
                        expected.rings().stream().map(RingFinderTest::accounts).toList());
        assertThat(otherNodes)
                .extracting(Ring::score)
                .isEqualTo(expected.rings().stream().map(Ring::score).toList());
    }

    @Test
    void evidenceIsMadeOfStoredLinks() {
        TemporalGraph graph =
                new SmallTown(300, 2).farm("farm", 8, 120).mules("net", 200).graph();
        GraphView view = graph.latest();
        RingSet found = find(graph);

        assertThat(found.rings()).hasSize(2);
        for (Ring ring : found.rings()) {
            for (Evidence evidence : ring.evidence()) {
                assertThat(evidence.links()).isNotEmpty().allMatch(link -> isStored(view, link));
            }
            assertThat(ring.counterfactual().links()).allMatch(link -> isStored(view, link));
        }
    }

    /** Looks for a stored fact that says what a link says, the slow way. */
    private static boolean isStored(GraphView view, EvidenceLink wanted) {
        int from = view.node(wanted.from());
        if (wanted.from().equals(wanted.to())) {
            return view.openedAt(from).orElseThrow() == wanted.at().toEpochMilli()
                    && view.sourceOfNode(from).equals(wanted.source());
        }
        var links = view.links();
        for (int link = 0; link < view.linkCount(); link++) {
            if (links.from(link) == from
                    && links.to(link) == view.node(wanted.to())
                    && links.at(link) == wanted.at().toEpochMilli()
                    && view.sourceOfLink(link).equals(wanted.source())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void stopsWhenAsked() {
        GraphView view = new SmallTown(50, 1).graph().latest();

        assertThatThrownBy(() -> RingFinder.find(view, RingParameters.DEFAULT, (phase, done, total) -> false))
                .isInstanceOf(CancellationException.class);
    }
}
