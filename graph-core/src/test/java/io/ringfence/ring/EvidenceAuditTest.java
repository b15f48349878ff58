package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.Manner;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every claim follows from the facts that it cites, and the facts are those of the input. */
class EvidenceAuditTest {
    private static List<Event> world(long seed) {
        SimulationParameters parameters =
                SimulationParameters.DEFAULT.withAccounts(3000).withSeed(seed).withFraudShare(0.06);
        // Every other world is worked in a manner of its own.
        return RingWorld.simulate(
                        seed % 2 == 0 ? parameters.withManner(Manner.drawn(seed)) : parameters, RunControl.NONE)
                .events();
    }

    private static TemporalGraph graph(List<Event> events) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events.forEach(graph::append);
        return graph;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsSaidOfFoundRingsIsCountedInFactsOfTheInput(long seed) {
        List<Event> events = world(seed);
        var input = new RawInput(events);

        RingSet found = RingFinder.find(graph(events).latest(), RingParameters.DEFAULT, RunControl.NONE);

        assertThat(found.rings()).isNotEmpty();
        for (Ring ring : found.rings()) {
            EvidenceAudit.Result audit = EvidenceAudit.check(ring);
            assertThat(audit.failures()).isEmpty();
            assertThat(audit.claims()).isGreaterThan(ring.evidence().size());
            for (Evidence piece : ring.evidence()) {
                assertThat(piece.links())
                        .allSatisfy(link -> assertThat(input.says(link)).isTrue());
            }
            assertThat(ring.counterfactual().links())
                    .allSatisfy(link -> assertThat(input.says(link)).isTrue());
        }
    }

    /** The same of all true rings, found or not, so that every kind of claim comes up. */
    @Test
    void everyKindOfClaimIsMadeAndFollowsFromItsFacts() {
        Set<String> kinds = new TreeSet<>();
        for (long seed : new long[] {31, 32, 33, 5, 7}) {
            SimulationParameters parameters = SimulationParameters.DEFAULT
                    .withAccounts(3000)
                    .withSeed(seed)
                    .withFraudShare(0.06);
            var world = RingWorld.simulate(
                    seed > 30 ? parameters.withManner(Manner.drawn(seed)) : parameters, RunControl.NONE);
            TemporalGraph graph = graph(world.events());
            var landscape = new Landscape(graph.latest(), RingParameters.DEFAULT, RunControl.NONE);
            var links = new StoredLinks(landscape);
            for (var ring : world.truth().rings()) {
                int[] accounts = ring.members().stream()
                        .mapToInt(member -> graph.latest().node(EntityId.account(member.accountId())))
                        .filter(node -> node >= 0)
                        .map(landscape.incidence::numberOf)
                        .toArray();
                for (Evidence piece : EvidenceWriter.write(Group.of(landscape, accounts), links)) {
                    kinds.add(piece.claim().getClass().getSimpleName());
                    assertThat(EvidenceAudit.recount(piece)).isEmpty();
                }
            }
        }
        assertThat(kinds)
                .containsAll(Arrays.stream(Claim.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void noFactCanBeAlteredUnnoticed() {
        Ring ring = farm();
        List<UnaryOperator<EvidenceLink>> alterations = List.of(
                link -> with(link, EntityId.account("stranger"), link.amountCents(), link.at(), link.sharers()),
                link -> with(link, link.from(), link.amountCents() + 1, link.at(), link.sharers()),
                link -> with(link, link.from(), link.amountCents(), link.at().plus(Duration.ofDays(9)), link.sharers()),
                link -> with(link, link.from(), link.amountCents(), link.at(), link.sharers() + 1));
        for (int piece = 0; piece < ring.evidence().size(); piece++) {
            Evidence evidence = ring.evidence().get(piece);
            for (int i = 0; i < evidence.links().size(); i++) {
                for (UnaryOperator<EvidenceLink> alteration : alterations) {
                    var links = new ArrayList<>(evidence.links());
                    links.set(i, alteration.apply(links.get(i)));
                    assertNoticed(ring, piece, new Evidence(evidence.claim(), links, evidence.seal()));
                }
                if (evidence.links().size() > 1) {
                    var links = new ArrayList<>(evidence.links());
                    links.remove(i);
                    assertNoticed(ring, piece, new Evidence(evidence.claim(), links, evidence.seal()));
                }
            }
        }
    }

    @Test
    void noNumberCanBeAlteredUnnoticed() throws ReflectiveOperationException {
        Ring ring = farm();
        int altered = 0;
        for (int piece = 0; piece < ring.evidence().size(); piece++) {
            Evidence evidence = ring.evidence().get(piece);
            Class<?> type = evidence.claim().getClass();
            var components = type.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                Object[] values = new Object[components.length];
                for (int j = 0; j < values.length; j++) {
                    values[j] = components[j].getAccessor().invoke(evidence.claim());
                }
                Object other = another(values[i]);
                if (!other.equals(values[i])) {
                    values[i] = other;
                    Class<?>[] types = Arrays.stream(components)
                            .map(java.lang.reflect.RecordComponent::getType)
                            .toArray(Class<?>[]::new);
                    Claim claim = (Claim) type.getDeclaredConstructor(types).newInstance(values);
                    assertNoticed(ring, piece, new Evidence(claim, evidence.links(), evidence.seal()));
                    altered++;
                }
            }
        }
        assertThat(altered).isGreaterThan(10);
    }

    @Test
    void aReasonOrASummaryThatTheEvidenceDoesNotGiveIsNoticed() {
        Ring ring = farm();
        Member first = ring.members().getFirst();
        var members = new ArrayList<>(ring.members());
        members.set(
                0,
                new Member(
                        first.accountId(),
                        first.probability(),
                        first.role(),
                        first.joinedAt(),
                        List.of("has a dishonest face")));

        assertThat(EvidenceAudit.check(with(ring, ring.summary(), members, ring.evidence()))
                        .failures())
                .anyMatch(failure -> failure.contains(first.accountId()));
        assertThat(EvidenceAudit.check(with(ring, "They are up to no good.", ring.members(), ring.evidence()))
                        .failures())
                .anyMatch(failure -> failure.contains("summary"));
    }

    private static Object another(Object value) {
        return switch (value) {
            case Integer number -> number + 1;
            case Long number -> number + 1;
            case Duration span -> span.plusMillis(1);
            case Instant at -> at.plusMillis(1);
            case EntityId entity -> new EntityId(entity.type(), entity.id() + "x");
            default -> value;
        };
    }

    private static void assertNoticed(Ring ring, int piece, Evidence altered) {
        var evidence = new ArrayList<>(ring.evidence());
        evidence.set(piece, altered);
        assertThat(EvidenceAudit.check(with(ring, ring.summary(), ring.members(), evidence))
                        .passed())
                .as("%s with %s", altered.claim(), altered.links())
                .isFalse();
    }

    private static Ring farm() {
        TemporalGraph graph = new SmallTown(300, 1).farm("farm", 8, 120).graph();
        Ring ring = RingFinder.find(graph.latest(), RingParameters.DEFAULT, RunControl.NONE)
                .rings()
                .getFirst();
        assertThat(EvidenceAudit.check(ring).failures()).isEmpty();
        return ring;
    }

    private static EvidenceLink with(EvidenceLink link, EntityId from, long cents, Instant at, int sharers) {
        return new EvidenceLink(link.kind(), from, link.to(), cents, at, link.knownAt(), link.source(), sharers);
    }

    private static Ring with(Ring ring, String summary, List<Member> members, List<Evidence> evidence) {
        return new Ring(
                ring.id(),
                ring.score(),
                ring.typology(),
                summary,
                members,
                ring.shared(),
                evidence,
                ring.against(),
                ring.counterfactual(),
                ring.coverage(),
                ring.money(),
                ring.firstSeen(),
                ring.lastSeen());
    }
}
