package io.ringfence.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.FoundRing;
import io.ringfence.evaluation.FoundRing.FoundMember;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingEvaluation.Findings;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.evaluation.alarm.Alarm;
import io.ringfence.ring.Role;
import io.ringfence.ring.Typology;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EvaluationReportTest {
    private static final Instant DAY = Instant.parse("2026-04-01T00:00:00Z");
    private static final Pattern SVG = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);

    private final EvaluationReport report = report();

    @Test
    void thePageAsksForNothingAndRunsNothing() {
        String page = EvaluationPage.of(report);

        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("<script", "http://", "https://", "url(", "@import")
                .contains("&lt;odd&gt; world")
                .doesNotContain("<odd>");
    }

    @Test
    void everyPlotIsWellFormedAndToldInWords() throws Exception {
        List<String> plots = SVG.matcher(EvaluationPage.of(report))
                .results()
                .map(match -> match.group())
                .toList();

        assertThat(plots)
                .as("curve, typologies, sizes, kinds, reliability, alarms, one effort")
                .hasSize(7);
        for (String plot : plots) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(plot)));
            assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
            assertThat(plot).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void oursAndNaiveStandSideBySide() {
        var lines = new ArrayList<String>();
        EvaluationText.write(report, lines::add);

        assertThat(lines).anyMatch(line -> line.matches(" +F1 at Jaccard 0\\.5 +0\\.500 .* 0\\.000"));
        assertThat(lines).anyMatch(line -> line.matches(" +mule network +1\\.000 .*1 of 1 +0\\.000"));
        assertThat(lines).anyMatch(line -> line.startsWith("Against camouflage"));
    }

    @Test
    void theJsonHoldsEveryFigure() throws Exception {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());

        JsonNode tree = json.readTree(json.writeValueAsString(EvaluationJson.of(report)));

        assertThat(tree.at("/ours/figures/ringF1/0.5/value").asDouble()).isEqualTo(0.5);
        assertThat(tree.at("/ours/figures/ringF1/0.5/low").isNumber()).isTrue();
        assertThat(tree.at("/ours/figures/typologyRecall/MULE_NETWORK/total").asInt())
                .isEqualTo(1);
        assertThat(tree.at("/naive/figures/groupsAccused/all/value").asDouble()).isEqualTo(1);
        assertThat(tree.at("/ours/precisionRecall")).hasSize(2);
        assertThat(tree.at("/ours/alarms")).hasSize(2);
        assertThat(tree.at("/adversary/0/points/1/effort").asDouble()).isEqualTo(1);
        assertThat(tree.at("/worlds/0/name").asText()).isEqualTo("<odd> world");
    }

    private static EvaluationReport report() {
        var truth = new RingTruth(
                List.of(ring("r1", "MULE_NETWORK", "a", "b", "c"), ring("r2", "RELAY", "d", "e", "f", "g", "h", "i")),
                List.of(new DecoyGroup("g1", "FAMILY", Set.of("p", "q", "r"))),
                Map.of());
        var right = new FoundRing(
                Stream.of("a", "b", "c")
                        .map(account -> new FoundMember(account, 0.9, Role.CORE))
                        .toList(),
                OptionalDouble.of(0.9),
                Typology.MULE_NETWORK);
        var alarms = List.of(
                new Alarm("r1", "MULE_NETWORK", DAY, DAY.plusSeconds(500_000), DAY.plusSeconds(2_000_000), 900, 400),
                new Alarm("r2", "RELAY", DAY, null, DAY.plusSeconds(2_000_000), 900, 0));
        var wrong = new FoundRing(
                Stream.of("x", "y", "z")
                        .map(account -> new FoundMember(account, 0.6, Role.CORE))
                        .toList(),
                OptionalDouble.of(0.6),
                Typology.DEVICE_FARM);
        RingScores ours = RingEvaluation.evaluate(
                new Findings(truth, List.of(right, wrong), List.of(), alarms), Optional.of(BootstrapPlan.DEFAULT));
        RingScores naive = RingEvaluation.evaluate(truth, List.of(Set.of("p", "q", "r")));
        var world = new EvaluationReport.World("<odd> world", ours, naive);
        var curve = new EffortCurve(
                "camouflage", List.of(new EffortCurve.Point(0, ours, naive), new EffortCurve.Point(1, naive, naive)));
        return new EvaluationReport("An <odd> world.", List.of(world), List.of(curve));
    }

    private static TrueRing ring(String id, String typology, String... accounts) {
        return new TrueRing(
                id,
                typology,
                Stream.of(accounts).map(a -> new TrueMember(a, "CORE", DAY)).toList());
    }
}
