package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final Instant T = Instant.parse("2025-06-01T00:00:00Z");

    private static Ring ring(String id, String... accounts) {
        var link = new EvidenceLink(
                EvidenceLink.Kind.TIE,
                EntityId.account(accounts[0]),
                new EntityId("device", "d"),
                0,
                T,
                T,
                Source.API,
                2);
        return new Ring(
                id,
                0.9,
                Typology.DEVICE_FARM,
                "test",
                Arrays.stream(accounts)
                        .map(account -> new Member(account, 0.9, Role.CORE, T, List.of("test")))
                        .toList(),
                List.of(),
                List.of(new Evidence(new Claim.OpenedTogether(accounts.length, Duration.ZERO), List.of(link))),
                List.of(),
                new Counterfactual(List.of(), List.of(), accounts.length, accounts.length, 1),
                Coverage.NONE,
                Money.NONE,
                T,
                T);
    }

    private static RingSet set(Ring... rings) {
        return new RingSet(T, "test", List.of(rings), List.of(), Coverage.NONE);
    }

    @Test
    void aRingThatGrowsKeepsItsId() {
        var result = Lineage.follow(set(ring("R-old", "a", "b", "c")), set(ring("R-new", "a", "b", "c", "d")));

        assertThat(result.rings().rings()).extracting(Ring::id).containsExactly("R-old");
        assertThat(result.changes())
                .containsExactly(new RingChange("R-old", RingChange.Kind.GROWN, T, List.of(), 3, 4));
    }

    @Test
    void theSameRingsHaveNoChanges() {
        assertThat(Lineage.follow(set(ring("R-1", "a", "b", "c")), set(ring("R-1", "a", "b", "c")))
                        .changes())
                .isEmpty();
    }

    @Test
    void twoRingsThatMergeKeepTheIdOfTheLarger() {
        var result = Lineage.follow(
                set(ring("R-1", "a", "b", "c", "d"), ring("R-2", "e", "f", "g")),
                set(ring("R-3", "a", "b", "c", "d", "e", "f", "g")));

        assertThat(result.rings().rings()).extracting(Ring::id).containsExactly("R-1");
        assertThat(result.changes())
                .containsExactly(
                        new RingChange("R-1", RingChange.Kind.GROWN, T, List.of(), 4, 7),
                        new RingChange("R-2", RingChange.Kind.MERGED, T, List.of("R-1"), 3, 0));
    }

    @Test
    void aRingThatSplitsNamesWhereItCameFrom() {
        var result = Lineage.follow(
                set(ring("R-1", "a", "b", "c", "d", "e", "f", "g")),
                set(ring("R-1", "a", "b", "c", "d"), ring("R-2", "e", "f", "g")));

        assertThat(result.changes())
                .containsExactly(
                        new RingChange("R-1", RingChange.Kind.SHRUNK, T, List.of(), 7, 4),
                        new RingChange("R-2", RingChange.Kind.SPLIT, T, List.of("R-1"), 0, 3));
    }

    @Test
    void strangersAreBornAndGone() {
        var result = Lineage.follow(set(ring("R-1", "a", "b", "c")), set(ring("R-2", "x", "y", "z")));

        assertThat(result.changes())
                .containsExactly(
                        new RingChange("R-1", RingChange.Kind.GONE, T, List.of(), 3, 0),
                        new RingChange("R-2", RingChange.Kind.BORN, T, List.of(), 0, 3));
    }

    @Test
    void aNewRingNeverTakesAnIdThatIsInUse() {
        var result = Lineage.follow(
                set(ring("R-1", "a", "b", "c")), set(ring("R-2", "a", "b", "c"), ring("R-1", "x", "y", "z")));

        assertThat(result.rings().rings()).extracting(Ring::id).containsExactlyInAnyOrder("R-1", "R-1-2");
    }
}
