package io.ringfence.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingEvaluationTest {
    private static final Instant EARLY = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-05-01T00:00:00Z");

    private static final RingTruth TRUTH = new RingTruth(
            List.of(
                    ring("r1", "DEVICE_FARM", "a", "b", "c", "d"),
                    ring("r2", "MULE_NETWORK", "e", "f", "g"),
                    ring("r3", "DEVICE_FARM", "h", "i")),
            List.of(
                    new DecoyGroup("g1", "FAMILY", Set.of("p", "q", "r")),
                    new DecoyGroup("g2", "OFFICE", Set.of("s", "t", "u", "v", "w", "x"))),
            Map.of());

    private static TrueRing ring(String id, String typology, String... accounts) {
        return new TrueRing(
                id,
                typology,
                Stream.of(accounts).map(a -> new TrueMember(a, "CORE", EARLY)).toList());
    }

    @Test
    void theTruthItselfIsPerfect() {
        RingScores scores = RingEvaluation.evaluate(
                TRUTH, List.of(Set.of("a", "b", "c", "d"), Set.of("e", "f", "g"), Set.of("h", "i")), 1);

        assertThat(scores.f1()).isEqualTo(1);
        assertThat(scores.rings().trueTotal()).as("a pair is no ring").isEqualTo(2);
        assertThat(scores.members().f1()).isEqualTo(1);
        assertThat(scores.decoys().share()).isZero();
        assertThat(scores.meanJaccard()).isEqualTo(1);
    }

    @Test
    void aMatchNeedsTheOverlapThatWasAskedFor() {
        List<Set<String>> found = List.of(Set.of("a", "b", "x1"), Set.of("e", "f", "g", "x2"));

        RingScores half = RingEvaluation.evaluate(TRUTH, found, 0.5);

        assertThat(half.precision()).isEqualTo(0.5);
        assertThat(half.recall()).isEqualTo(0.5);
        assertThat(half.byTypology().get("DEVICE_FARM").recall()).isZero();
        assertThat(half.byTypology().get("MULE_NETWORK").recall()).isEqualTo(1);
        assertThat(half.beside().stream().map(RingScores.Rates::matched)).containsExactly(2, 1, 1);
        assertThat(half.members().precision()).isEqualTo(5.0 / 7, within(1e-12));
        assertThat(half.members().recall()).isEqualTo(5.0 / 7, within(1e-12));
    }

    @Test
    void oneFoundRingMatchesAtMostOneTrueRing() {
        RingScores merged = RingEvaluation.evaluate(TRUTH, List.of(Set.of("a", "b", "c", "d", "e", "f", "g")), 0.3);

        assertThat(merged.rings().matched()).isEqualTo(1);
        assertThat(merged.shape().overMerged()).isEqualTo(1);
        assertThat(merged.shape().touched()).isEqualTo(2);
    }

    @Test
    void aRingInTwoPiecesIsFragmented() {
        RingScores cut = RingEvaluation.evaluate(TRUTH, List.of(Set.of("a", "b", "x1"), Set.of("c", "d", "x2")), 0.3);

        assertThat(cut.shape().fragmented()).isEqualTo(1);
        assertThat(cut.rings().matched()).isEqualTo(1);
        assertThat(cut.precision()).isEqualTo(0.5);
    }

    @Test
    void anInnocentGroupIsAccusedByEitherHalf() {
        RingScores coversGroup =
                RingEvaluation.evaluate(TRUTH, List.of(Set.of("p", "q", "a", "b", "c", "d", "e")), 0.5);
        RingScores madeOfGroup = RingEvaluation.evaluate(TRUTH, List.of(Set.of("s", "t", "a", "b")), 0.5);
        RingScores neither = RingEvaluation.evaluate(TRUTH, List.of(Set.of("p", "a", "b", "c")), 0.5);

        assertThat(coversGroup.decoys().byKind().get("FAMILY").matched()).isEqualTo(1);
        assertThat(madeOfGroup.decoys().byKind().get("OFFICE").matched()).isEqualTo(1);
        assertThat(madeOfGroup.decoys().share()).isEqualTo(0.5);
        assertThat(neither.decoys().accused()).isZero();
    }

    @Test
    void precisionAmongTheTopCountsTheFirstOnes() {
        List<Set<String>> found = Stream.concat(
                        Stream.of(Set.of("a", "b", "c", "d"), Set.of("e", "f", "g")),
                        Stream.iterate(0, i -> i + 1).limit(8).map(i -> Set.of("x" + i, "y" + i, "z" + i)))
                .toList();

        assertThat(RingEvaluation.evaluate(TRUTH, found, 0.5).atTop()).containsExactly(Map.entry(10, 0.2));
    }

    @Test
    void nothingFoundScoresNothing() {
        RingScores none = RingEvaluation.evaluate(TRUTH, List.of(), 0.5);

        assertThat(none.f1()).isZero();
        assertThat(none.meanJaccard()).isNaN();
        assertThatThrownBy(() -> RingEvaluation.evaluate(TRUTH, List.of(), 0)).hasMessageContaining("jaccard");
    }

    @Test
    void theTruthAtATimeHoldsWhoHadJoined() {
        var grown = new RingTruth(
                List.of(new TrueRing(
                        "r1",
                        "DEVICE_FARM",
                        List.of(new TrueMember("a", "CORE", EARLY), new TrueMember("b", "CORE", LATE)))),
                List.of(),
                Map.of("a", EARLY, "b", LATE));

        assertThat(grown.asOf(EARLY).rings().getFirst().members()).hasSize(1);
        assertThat(grown.asOf(EARLY).fraud()).containsOnlyKeys("a");
        assertThat(grown.asOf(EARLY.minusSeconds(1)).rings()).isEmpty();
    }

    @Test
    void theFilesTellLineAndReason(@TempDir Path folder) throws IOException {
        TRUTH.write(folder);
        RingTruth read = RingTruth.read(folder);
        assertThat(read.rings()).isEqualTo(TRUTH.rings());
        assertThat(read.decoys()).isEqualTo(TRUTH.decoys());

        Path rings = folder.resolve("truth/rings.csv");
        Files.writeString(rings, "ring_id,account_id,role,typology,joined_at\nr1,a,CORE,X,yesterday\n");
        assertThatThrownBy(() -> RingTruth.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("yesterday");
    }
}
