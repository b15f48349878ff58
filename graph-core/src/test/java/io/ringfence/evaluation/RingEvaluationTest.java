package io.ringfence.evaluation;

import static io.ringfence.ring.Typology.DEVICE_FARM;
import static io.ringfence.ring.Typology.MULE_NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import io.ringfence.evaluation.FoundRing.FoundMember;
import io.ringfence.evaluation.RingEvaluation.Findings;
import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Measure;
import io.ringfence.ring.Role;
import io.ringfence.ring.Typology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
                TRUTH, List.of(Set.of("a", "b", "c", "d"), Set.of("e", "f", "g"), Set.of("h", "i")));

        assertThat(scores.f1()).isEqualTo(1);
        assertThat(scores.tallies().trueRings()).as("a pair is no ring").isEqualTo(2);
        assertThat(scores.value(Measure.MEMBER_F1, "")).isEqualTo(1);
        assertThat(scores.value(Measure.GROUPS_ACCUSED, "")).isZero();
        assertThat(scores.value(Measure.MEAN_JACCARD, "")).isEqualTo(1);
    }

    @Test
    void aMatchNeedsTheOverlapThatWasAskedFor() {
        RingScores half = RingEvaluation.evaluate(TRUTH, List.of(Set.of("a", "b", "x1"), Set.of("e", "f", "g", "x2")));

        assertThat(half.precision()).isEqualTo(0.5);
        assertThat(half.recall()).isEqualTo(0.5);
        assertThat(half.value(Measure.RING_RECALL, "0.3")).isEqualTo(1);
        assertThat(half.value(Measure.RING_RECALL, "0.7")).isEqualTo(0.5);
        assertThat(half.value(Measure.TYPOLOGY_RECALL, "DEVICE_FARM")).isZero();
        assertThat(half.value(Measure.TYPOLOGY_RECALL, "MULE_NETWORK")).isEqualTo(1);
        assertThat(half.value(Measure.MEMBER_PRECISION, "")).isEqualTo(5.0 / 7, within(1e-12));
        assertThat(half.value(Measure.MEMBER_RECALL, "")).isEqualTo(5.0 / 7, within(1e-12));
    }

    @Test
    void oneFoundRingMatchesAtMostOneTrueRing() {
        RingScores merged = RingEvaluation.evaluate(TRUTH, List.of(Set.of("a", "b", "c", "d", "e", "f", "g")));

        assertThat(merged.recall()).isEqualTo(0.5);
        assertThat(merged.value(Measure.OVER_MERGED, "")).isEqualTo(1);
        assertThat(merged.value(Measure.FRAGMENTED, "")).isZero();
    }

    @Test
    void aRingInTwoPiecesIsFragmented() {
        RingScores cut = RingEvaluation.evaluate(TRUTH, List.of(Set.of("a", "b", "x1"), Set.of("c", "d", "x2")));

        assertThat(cut.value(Measure.FRAGMENTED, "")).isEqualTo(1);
        assertThat(cut.value(Measure.RING_PRECISION, "0.3")).isEqualTo(0.5);
        assertThat(cut.f1()).isZero();
    }

    @Test
    void anInnocentGroupIsAccusedByEitherHalf() {
        RingScores coversGroup = RingEvaluation.evaluate(TRUTH, List.of(Set.of("p", "q", "a", "b", "c", "d", "e")));
        RingScores madeOfGroup = RingEvaluation.evaluate(TRUTH, List.of(Set.of("s", "t", "a", "b")));
        RingScores neither = RingEvaluation.evaluate(TRUTH, List.of(Set.of("p", "a", "b", "c")));

        assertThat(coversGroup.value(Measure.GROUPS_ACCUSED, "FAMILY")).isEqualTo(1);
        assertThat(madeOfGroup.value(Measure.GROUPS_ACCUSED, "OFFICE")).isEqualTo(1);
        assertThat(madeOfGroup.value(Measure.GROUPS_ACCUSED, "")).isEqualTo(0.5);
        assertThat(neither.value(Measure.GROUPS_ACCUSED, "")).isZero();
    }

    @Test
    void aGroupIsNotAccusedForTheRingMembersThatItShelters() {
        var truth = new RingTruth(
                TRUTH.rings(),
                List.of(new DecoyGroup("g3", "GATEWAY", Set.of("a", "b", "c", "d", "p", "q", "r"))),
                Map.of());

        RingScores scores = RingEvaluation.evaluate(truth, List.of(Set.of("a", "b", "c", "d")));

        assertThat(scores.value(Measure.GROUPS_ACCUSED, "GATEWAY")).isZero();
    }

    @Test
    void precisionAmongTheTopCountsTheFirstOnes() {
        var found = new ArrayList<FoundRing>();
        found.add(scored(0.9, DEVICE_FARM, "a", "b", "c", "d"));
        found.add(scored(0.8, MULE_NETWORK, "e", "f", "g"));
        for (int i = 0; i < 8; i++) {
            found.add(scored(0.6, MULE_NETWORK, "x" + i, "y" + i, "z" + i));
        }

        RingScores scores = evaluate(found);

        assertThat(scores.parts(Measure.TOP_PRECISION)).containsExactly("10");
        assertThat(scores.value(Measure.TOP_PRECISION, "10")).isEqualTo(0.2);
        assertThat(scores.value(Measure.AVERAGE_PRECISION, "")).isEqualTo(1);
        assertThat(ThresholdCurve.of(scores.tallies()))
                .containsExactly(
                        new ThresholdCurve.Point(0.9, 1, 0.5),
                        new ThresholdCurve.Point(0.8, 1, 1),
                        new ThresholdCurve.Point(0.6, 0.2, 1));
    }

    @Test
    void typologiesAreNamedRightOrNot() {
        RingScores scores = evaluate(List.of(
                scored(0.9, MULE_NETWORK, "a", "b", "c", "d"),
                scored(0.8, MULE_NETWORK, "e", "f", "g"),
                scored(0.7, MULE_NETWORK, "x", "y", "z")));

        assertThat(scores.value(Measure.TYPOLOGY_NAMED, "")).isEqualTo(0.5);
        assertThat(scores.value(Measure.TYPOLOGY_PRECISION, "MULE_NETWORK")).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(scores.value(Measure.TYPOLOGY_F1, "MULE_NETWORK"))
                .as("of precision 2/3 and recall 1")
                .isEqualTo(0.8, within(1e-12));
        assertThat(scores.value(Measure.TYPOLOGY_F1, "DEVICE_FARM"))
                .as("none was called so")
                .isZero();
        assertThat(scores.tallies().typologies().counts())
                .isEqualTo(Map.of(
                        "DEVICE_FARM", Map.of("MULE_NETWORK", 1),
                        "MULE_NETWORK", Map.of("MULE_NETWORK", 1),
                        "-", Map.of("MULE_NETWORK", 1)));
    }

    @Test
    void typologiesWithoutANameAreListedApart() {
        var truth = new RingTruth(
                List.of(ring("r1", "gift-card relay", "a", "b", "c"), ring("r2", "referral_abuse", "d", "e", "f")),
                List.of(),
                Map.of());

        RingScores scores = RingEvaluation.evaluate(truth, List.of(Set.of("a", "b", "c")));

        assertThat(scores.tallies().unnamed()).containsExactly("GIFT_CARD_RELAY");
        assertThat(scores.value(Measure.TYPOLOGY_RECALL, "GIFT_CARD_RELAY")).isEqualTo(1);
        assertThat(TypologyNames.of("promo abuse")).contains(Typology.PROMOTION_ABUSE);
    }

    @Test
    void sizesHaveRecallPrecisionAndF1() {
        RingScores scores = RingEvaluation.evaluate(
                TRUTH, List.of(Set.of("a", "b", "c", "d"), Set.of("p", "q", "r", "s", "t", "u")));

        assertThat(scores.value(Measure.SIZE_RECALL, "03-05")).isEqualTo(0.5);
        assertThat(scores.value(Measure.SIZE_PRECISION, "03-05")).isEqualTo(1);
        assertThat(scores.value(Measure.SIZE_F1, "03-05")).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(scores.value(Measure.SIZE_PRECISION, "06-10")).isZero();
        assertThat(scores.figure(Measure.SIZE_F1, "06-10"))
                .as("no true ring is so large")
                .isEmpty();
    }

    @Test
    void bystandersAreNotAccused() {
        var found = new FoundRing(
                List.of(
                        new FoundMember("a", 1, Role.CORE),
                        new FoundMember("b", 1, Role.PERIPHERY),
                        new FoundMember("c", 1, Role.CORE),
                        new FoundMember("d", 0.4, Role.BYSTANDER),
                        new FoundMember("p", 0.4, Role.BYSTANDER),
                        new FoundMember("q", 0.4, Role.BYSTANDER),
                        new FoundMember("z", 0.7, Role.PERIPHERY)),
                OptionalDouble.of(0.9),
                DEVICE_FARM);

        RingScores scores = evaluate(List.of(found));

        assertThat(scores.value(Measure.GROUPS_ACCUSED, "FAMILY")).isZero();
        assertThat(scores.value(Measure.INNOCENT_ACCUSED, ""))
                .as("z of a, b, c, z")
                .isEqualTo(0.25);
        assertThat(scores.value(Measure.MEMBER_RECALL, "")).as("a, b, c of 7").isEqualTo(3.0 / 7, within(1e-12));
        assertThat(scores.value(Measure.MEMBER_PRECISION, "core")).isEqualTo(1);
        assertThat(scores.value(Measure.MEMBER_PRECISION, "periphery"))
                .as("b, not z")
                .isNaN();
        assertThat(scores.value(Measure.ROLE_RIGHT, "")).as("b is of the core").isEqualTo(2.0 / 3, within(1e-12));
        assertThat(scores.value(Measure.ACCUSED_F1, "0.5"))
                .as("3 of 5 accounts")
                .isGreaterThan(0);
        assertThat(scores.tallies().roles().counts().get("CORE")).isEqualTo(Map.of("CORE", 2, "PERIPHERY", 1, "-", 4));
        assertThat(scores.tallies().roles().counts().get("-")).isEqualTo(Map.of("PERIPHERY", 1));
    }

    @Test
    void whomTheTruthCallsABystanderIsNoMember() {
        var truth = new RingTruth(
                List.of(new TrueRing(
                        "r1",
                        "DEVICE_FARM",
                        List.of(
                                new TrueMember("a", "CORE", EARLY),
                                new TrueMember("b", "CORE", EARLY),
                                new TrueMember("c", "PERIPHERY", EARLY),
                                new TrueMember("n", "bystander", EARLY)))),
                List.of(),
                Map.of());

        RingScores scores = RingEvaluation.evaluate(truth, List.of(Set.of("a", "b", "c", "n")));

        assertThat(scores.value(Measure.MEAN_JACCARD, "")).isEqualTo(0.75);
        assertThat(scores.value(Measure.INNOCENT_ACCUSED, "")).isEqualTo(0.25);
        assertThat(scores.value(Measure.MEMBER_RECALL, "periphery")).isEqualTo(1);
    }

    @Test
    void scoresThatPromiseWhatTheyKeepAreCalibrated() {
        RingScores scores = evaluate(List.of(
                scored(1, DEVICE_FARM, "a", "b", "c", "d"),
                scored(0.5, MULE_NETWORK, "e", "f", "g"),
                scored(0.5, MULE_NETWORK, "x", "y", "z")));

        assertThat(scores.value(Measure.CALIBRATION_ERROR, "")).isZero();
        assertThat(scores.value(Measure.BRIER, "")).isEqualTo(0.5 / 3, within(1e-12));
        assertThat(Reliability.bins(scores.tallies().scored()))
                .containsExactly(new Reliability.Bin(0.5, 0.6, 2, 0.5, 0.5), new Reliability.Bin(0.9, 1, 1, 1, 1));
    }

    @Test
    void accountsAreRankedByMembership() {
        var found = List.of(scored(0.9, DEVICE_FARM, "a", "b", "c", "d"));
        var truth = new RingTruth(TRUTH.rings(), List.of(), Map.of("e", EARLY));
        var findings = new Findings(truth, found, List.of("a", "b", "c", "d", "e", "p"), List.of());

        RingScores scores = RingEvaluation.evaluate(findings, Optional.empty());

        assertThat(scores.value(Measure.ACCOUNT_AUROC, ""))
                .as("p lies below a to d and beside e")
                .isEqualTo(0.9, within(1e-12));
    }

    @Test
    void nothingFoundScoresNothing() {
        RingScores none = RingEvaluation.evaluate(TRUTH, List.of());

        assertThat(none.f1()).isZero();
        assertThat(none.precision()).as("of nothing").isNaN();
        assertThat(none.figure(Measure.MEAN_JACCARD, "")).isEmpty();
    }

    @Test
    void intervalsHoldTheValueAndAreTheSameEachTime() {
        var findings = Findings.of(
                TRUTH, List.of(scored(0.9, DEVICE_FARM, "a", "b", "c", "d"), scored(0.8, MULE_NETWORK, "x", "y", "z")));

        RingScores scores = RingEvaluation.evaluate(findings, Optional.of(BootstrapPlan.DEFAULT));

        assertThat(scores).isEqualTo(RingEvaluation.evaluate(findings, Optional.of(BootstrapPlan.DEFAULT)));
        Estimate recall = scores.figure(Measure.RING_RECALL, "0.5").orElseThrow();
        assertThat(recall.low()).isZero();
        assertThat(recall.value()).isEqualTo(0.5);
        assertThat(recall.high()).isEqualTo(1);
        assertThat(scores.figures().values())
                .allMatch(estimate -> estimate.low() <= estimate.value() && estimate.value() <= estimate.high());
    }

    private static RingScores evaluate(List<FoundRing> found) {
        return RingEvaluation.evaluate(Findings.of(TRUTH, found), Optional.empty());
    }

    private static FoundRing scored(double score, Typology typology, String... accounts) {
        return new FoundRing(
                Stream.of(accounts)
                        .map(account -> new FoundMember(account, score, Role.CORE))
                        .toList(),
                OptionalDouble.of(score),
                typology);
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
        Files.writeString(
                rings, "ring_id,typology,account_id,role,note,joined_at\nr1,X,a,CORE,why,2026-04-01T00:00:00Z\n");
        assertThat(RingTruth.read(folder).rings())
                .as("columns by name")
                .containsExactly(new TrueRing("r1", "X", List.of(new TrueMember("a", "CORE", EARLY))));

        Files.writeString(rings, "ring_id,account_id,role,typology,joined_at\nr1,a,CORE,X,yesterday\n");
        assertThatThrownBy(() -> RingTruth.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("yesterday");
    }
}
