package io.ringfence.embeddings.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShadowReportTest {
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void aTwinAgreesInEverything() {
        ShadowReport report = ShadowReport.of(scores(i -> i / 100.0, i -> i / 100.0), null, MONTH);
        assertThat(report.decisions()).isEqualTo(100);
        assertThat(report.agreement()).isEqualTo(1);
        assertThat(report.psi()).isZero();
        assertThat(report.correlation()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(report.moves()).isEmpty();
        assertThat(report.performance()).isNull();
    }

    @Test
    void aContraryDisagreesAndTheMovesAreCounted() {
        ShadowReport report = ShadowReport.of(scores(i -> i / 100.0, i -> 1 - i / 100.0), null, MONTH);
        assertThat(report.correlation()).isCloseTo(-1, Offset.offset(1e-9));
        assertThat(report.moves()).containsEntry("low -> high", 50).containsEntry("high -> low", 49);
        assertThat(report.agreement()).isEqualTo(0.01);
    }

    @Test
    void oneThatSaysTheSameOfAllHasNoRankCorrelationAndAnotherDistribution() {
        ShadowReport report = ShadowReport.of(scores(i -> i / 100.0, i -> 0.3), null, MONTH);
        assertThat(report.correlation()).isNaN();
        assertThat(report.psi()).isGreaterThan(1);
        assertThatThrownBy(() -> ShadowReport.of(List.of(), null, MONTH)).hasMessageContaining("no scores");
    }

    @Test
    void labelsThatCameLaterDecideAndThoseThatWereKnownDoNotCount() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        for (int i = 0; i < 100; i++) {
            graph.append(new Event.AccountOpened("a" + i, START, START, Source.API));
        }
        graph.append(new Event.LabelGiven("a99", true, "told before", START, Source.API));
        for (int i = 80; i < 99; i++) {
            graph.append(new Event.LabelGiven("a" + i, true, "later", START.plus(MONTH), Source.API));
        }
        graph.append(new Event.AccountOpened(
                "end", START.plus(MONTH.multipliedBy(3)), START.plus(MONTH.multipliedBy(3)), Source.API));
        ShadowReport.Performance performance = ShadowReport.of(
                        scores(i -> (i * 37 % 100) / 100.0, i -> i / 100.0), graph.latest(), MONTH)
                .performance();
        assertThat(performance).isNotNull();
        assertThat(performance.labelled()).isEqualTo(99);
        assertThat(performance.fraud()).isEqualTo(19);
        assertThat(performance.challenger()).isEqualTo(1);
        assertThat(performance.champion()).isLessThan(0.5);
        assertThat(performance.lower()).isPositive();
    }

    @Test
    void aLogGivesBackWhatWasWrittenAndLeavesOutALineThatWasCut(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shadow-m.ndjson");
        var log = new ShadowLog(file);
        assertThat(log.read()).isEmpty();
        List<ShadowScore> scores = scores(i -> i / 100.0, i -> 0.5);
        log.append(scores.subList(0, 40));
        log.append(scores.subList(40, 100));
        Files.writeString(file, "{\"at\":\"2026", StandardOpenOption.APPEND);
        assertThat(new ShadowLog(file).read()).isEqualTo(scores);
    }

    @Test
    void whatWasSaidOfAnAccountCanBeErasedFromTheLogAndTheOneBeforeIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shadow-m.ndjson");
        List<ShadowScore> scores = scores(i -> i / 100.0, i -> 0.5);
        new ShadowLog(folder.resolve("shadow-m.ndjson.1")).append(scores);
        new ShadowLog(file).append(scores);
        assertThat(new ShadowLog(file).erase("a7")).isEqualTo(2);
        assertThat(new ShadowLog(file).read())
                .hasSize(2 * scores.size() - 2)
                .noneMatch(score -> score.accountId().equals("a7"));
        assertThat(new ShadowLog(file).erase("a7")).isZero();
        assertThat(folder).isDirectoryContaining("glob:**/shadow-m.ndjson").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void wherePaymentsAreLabelledADecisionIsJudgedByItsPayment() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        for (int i = 0; i < 100; i++) {
            graph.append(new Event.AccountOpened("a" + i, START, START, Source.API));
        }
        for (int i = 0; i < 100; i += 2) {
            Instant paid = START.plus(Duration.ofMinutes(i + 2));
            graph.append(
                    new Event.PaymentMade("p" + i, "a" + i, 100, "EUR", Event.Parties.NONE, paid, paid, Source.API));
        }
        for (int i = 80; i < 100; i += 2) {
            graph.append(new Event.LabelGiven(
                    "a" + i, "p" + i, true, "later", START.plus(MONTH), START.plus(MONTH), Source.API));
            graph.append(
                    new Event.LabelGiven("a" + (i - 40), true, "not of the payment", START.plus(MONTH), Source.API));
        }
        Instant end = START.plus(MONTH.multipliedBy(3));
        graph.append(new Event.AccountOpened("end", end, end, Source.API));
        ShadowReport.Performance performance = ShadowReport.of(
                        scores(i -> (i * 37 % 100) / 100.0, i -> i / 100.0), graph.latest(), MONTH)
                .performance();
        assertThat(performance).isNotNull();
        assertThat(performance.unmatched()).isEqualTo(50);
        assertThat(performance.labelled()).isEqualTo(50);
        assertThat(performance.fraud()).isEqualTo(10);
        assertThat(performance.challenger()).isEqualTo(1);
    }

    private interface Risk {
        double of(int i);
    }

    private static List<ShadowScore> scores(Risk champion, Risk challenger) {
        var scores = new ArrayList<ShadowScore>();
        for (int i = 0; i < 100; i++) {
            scores.add(new ShadowScore(
                    START.plus(Duration.ofMinutes(i + 1)),
                    "a" + i,
                    "p" + i,
                    "champion",
                    champion.of(i),
                    band(champion.of(i)),
                    "challenger",
                    challenger.of(i),
                    band(challenger.of(i))));
        }
        return scores;
    }

    private static String band(double risk) {
        return risk > 0.5 ? "high" : "low";
    }
}
