package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.RingfenceProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user runs it: a process of its own over an empty home, the embedded Neo4j and all. */
class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static JsonNode summary;

    @BeforeAll
    static void demo() throws Exception {
        Ended ended = ringfence("demo", "--once", "--json", "--accounts", "6000", "--seed", "5");
        assertThat(ended.status()).as(ended.err()).isZero();
        summary = JSON.readTree(ended.out());
    }

    @Test
    void theDemoLoadsFindsAndTrains() {
        assertThat(summary.at("/entities/account").asInt()).isEqualTo(6000);
        assertThat(summary.at("/rings/figures/ringF1/0.5/value").asDouble()).isPositive();
        assertThat(summary.at("/model/metrics").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("no-graph", "trees", "graph-network", "together");
        assertThat(summary.get("seconds").fieldNames())
                .toIterable()
                .containsExactly("start", "simulate", "read", "load", "project", "detect", "train");
    }

    @Test
    void aRepeatedLoadChangesNothingAndRingsAreReported() throws Exception {
        Ended again = ringfence("load", folder.resolve("home/demo").toString(), "--json");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(JSON.readTree(again.out()).at("/stored/added").asInt()).isZero();

        Ended rings = ringfence("rings");
        assertThat(rings.out()).startsWith("ring_id,account_id,role,score,typology\n");
        long found = rings.out()
                .lines()
                .skip(1)
                .map(line -> line.split(",", 2)[0])
                .distinct()
                .count();
        assertThat(found).isEqualTo(summary.at("/rings/foundRings").asLong());

        Path reports = folder.resolve("reports");
        Ended report = ringfence("report", "--all", "--format", "json", "--out", reports.toString());
        assertThat(report.status()).as(report.err()).isZero();
        try (Stream<Path> files = Files.list(reports)) {
            assertThat(files).hasSize((int) found);
        }
    }

    @Test
    void featuresAndScoresAreWrittenAsOfATime() throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.csv"), """
                account_id,at
                acc-0000001,2026-05-01T00:00:00Z
                nobody,2026-05-01T00:00:00Z
                acc-0000002,yesterday
                """);
        Ended features = ringfence(
                "features",
                "--at",
                rows.toString(),
                "--out",
                folder.resolve("features.parquet").toString(),
                "--catalogue",
                folder.resolve("columns.json").toString());
        assertThat(features.status()).isEqualTo(ExitStatus.DONE_WITH_REJECTED_ROWS);
        assertThat(features.err()).contains("rows.csv:4").contains("yesterday");
        assertThat(folder.resolve("columns.json")).content().contains("\"name\":\"merchant.seen_30d\"");

        Ended audit = ringfence("features", "audit", "--decisions", "200", "--cuts", "1", "--json");
        assertThat(audit.status()).as(audit.err()).isEqualTo(ExitStatus.DONE);
        assertThat(audit.out()).contains("\"passed\":true", "\"timeTravel\"");

        Ended scores = ringfence(
                "score",
                "--in",
                rows.toString(),
                "--out",
                folder.resolve("scores.csv").toString());
        assertThat(scores.status()).as(scores.err()).isEqualTo(ExitStatus.DONE_WITH_REJECTED_ROWS);
        assertThat(Files.readAllLines(folder.resolve("scores.csv")))
                .hasSize(3)
                .first()
                .isEqualTo("account_id,at,risk");
    }

    @Test
    void newPaymentsAreScoredAndNothingIsStored() throws Exception {
        Path payments = Files.writeString(folder.resolve("new.csv"), """
                payment_id,account_id,amount,currency,paid_at,card_id,merchant_id
                new-2,acc-0000001,12.00,EUR,2027-01-02T00:00:00Z,card-x,m-1
                new-1,acc-0000001,9900.00,EUR,2027-01-01T00:00:00Z,card-x,m-1
                new-3,nobody,12.00,EUR,2027-01-03T00:00:00Z,,m-1
                new-4,nobody,12.00,EUR,later,,m-1
                """);
        Path out = folder.resolve("payment-scores.csv");
        Ended scores = ringfence("score", "--in", payments.toString(), "--out", out.toString(), "--json");
        assertThat(scores.status()).as(scores.err()).isEqualTo(ExitStatus.DONE_WITH_REJECTED_ROWS);
        assertThat(scores.err()).contains("line 5: paid_at 'later'");
        assertThat(JSON.readTree(scores.out()).get("scored").asInt()).isEqualTo(3);
        var lines = Files.readAllLines(out);
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).isEqualTo("payment_id,account_id,paid_at,risk");
        assertThat(lines.get(1)).startsWith("new-2,acc-0000001,2027-01-02T00:00:00Z,0.");
        assertThat(lines.get(3)).startsWith("new-3,nobody,2027-01-03T00:00:00Z,");

        Path again = folder.resolve("payment-scores-again.csv");
        ringfence("score", "--in", payments.toString(), "--out", again.toString());
        assertThat(again).hasSameTextualContentAs(out);
    }

    @Test
    void accountsArePlacedInAVectorIndex() throws Exception {
        Ended placed = ringfence("models", "embed", "--json");
        assertThat(placed.status()).as(placed.err()).isEqualTo(ExitStatus.DONE);
        JsonNode told = JSON.readTree(placed.out());
        assertThat(told.get("saved").asInt() + told.get("leftOut").asInt()).isEqualTo(6000);
        assertThat(told.get("saved").asInt()).isGreaterThan(5000);
        assertThat(told.get("index").asText()).startsWith("Embedding_");
    }

    private static Ended ringfence(String... arguments) throws IOException, InterruptedException {
        return new RingfenceProcess(folder).run(arguments);
    }
}
