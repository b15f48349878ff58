package io.ringfence.api.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.ring.Ring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

final class ReportsTest {
    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameRingGivesTheSameBytes(Format format) throws Exception {
        byte[] first = write(SampleRing.ring(70), SampleRing.context(), format);
        Thread.sleep(1100); // a clock in the bytes would show
        assertThat(write(SampleRing.ring(70), SampleRing.context(), format)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void anotherDecisionGivesOtherBytesInEveryFormatThatTellsTheHash(Format format) throws Exception {
        ReportContext context = SampleRing.context();
        ReportContext undecided =
                new ReportContext(context.asOf(), "policy-1", null, "0.1.0", List.of(), context.history());
        assertThat(write(SampleRing.ring(4), undecided, format))
                .isNotEqualTo(write(SampleRing.ring(4), context, format));
    }

    @Test
    void jsonCarriesItsOwnHash() throws Exception {
        String file = text(Format.JSON, 4);
        JsonNode root = new JsonMapper().readTree(file);
        String canonical = file.substring(file.indexOf("\"report\":") + 9, file.length() - 2);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(root.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(digest));
        JsonNode report = root.path("report");
        assertThat(report.path("members")).hasSize(4);
        assertThat(report.path("evidence")
                        .path(0)
                        .path("links")
                        .path(0)
                        .path("sourceRow")
                        .asInt())
                .isEqualTo(2);
        assertThat(report.path("coverage").path("leftOutByType").path("ip").asInt())
                .isEqualTo(1000);
        assertThat(report.path("decisions").path(0).path("verdict").asText()).isEqualTo("CONFIRM");
        assertThat(report.path("provenance").path("modelId").isNull()).isTrue();
    }

    @Test
    void csvRunsNowhere() throws Exception {
        String csv = text(Format.CSV, 4);
        assertThat(csv).contains("\"'=HYPERLINK(\"\"evil\"\")\"").doesNotContain(",=HYPERLINK", "\n=", "\"=");
        assertThat(csv.lines().filter(line -> line.startsWith("R-00000000ab,link,")))
                .hasSize(5);
        assertThat(CsvReport.cell("@a")).isEqualTo("'@a");
        assertThat(CsvReport.cell("\ta")).isEqualTo("'\ta");
        assertThat(CsvReport.cell("a\rb")).isEqualTo("\"a\rb\"");
        assertThat(CsvReport.cell(-1)).isEqualTo("-1");
        assertThat(CsvReport.cell(1e-7)).isEqualTo("0");
    }

    @Test
    void htmlEscapesAndAsksForNothing() throws Exception {
        String html = text(Format.HTML, 4);
        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains(
                        "4 accounts share the same device", "links.csv, row 2", "What speaks against it", "called them")
                .contains("ip:10.0.0.1 (1,000 accounts, 2 of the ring)", "One thing holds it", "Expected loss")
                .contains("ip 1,000", "A limit cut the search short.")
                .doesNotContain("<script", "src=", "href=", "http://", "https://", "url(");
    }

    @Test
    void pdfHasManyPagesAndLosesNoLetter() throws Exception {
        byte[] pdf = write(SampleRing.ring(70), SampleRing.context(), Format.PDF);
        try (var reader = new PdfReader(pdf)) {
            int pages = reader.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            var text = new StringBuilder();
            var extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= pages; page++) {
                String content = extractor.getTextFromPage(page);
                assertThat(content).contains("Page " + page + " of");
                text.append(content);
            }
            assertThat(text)
                    .contains("70 accounts share", "What speaks against it", "account-69", "the first 60 of 70");
            assertThat(text.toString().replaceAll("\\s", "")).contains("d-\u0416\\u4E2D&co");
            assertThat(reader.getInfo().get("CreationDate")).startsWith("D:20260302134640");
        }
        assertThat(PdfReport.letters("caf\u00E9\u0000 \uD83D\uDE00")).isEqualTo("caf\u00E9\\u0000 \\uD83D\\uDE00");
    }

    @Test
    void parquetHoldsTheRowsOfTheCsv(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("ring.parquet");
        Files.write(file, write(SampleRing.ring(4), SampleRing.context(), Format.PARQUET));
        long lines = text(Format.CSV, 4).lines().count();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*), max(amount_cents), min(happened_at)::VARCHAR,"
                        + " max(account_id) FILTER (WHERE number = 1) FROM '" + file + "'")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getLong(1)).isEqualTo(lines - 1);
            assertThat(result.getLong(2)).isEqualTo(123_456);
            assertThat(result.getString(3)).isEqualTo("2026-03-01 10:00:00");
            assertThat(result.getString(4)).isEqualTo(SampleRing.FORMULA);
        }
    }

    @Test
    void graphMlHoldsMembersAndLinks() throws Exception {
        byte[] xml = write(SampleRing.ring(4), SampleRing.context(), Format.GRAPHML);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        assertThat(document.getElementsByTagName("node").getLength()).isEqualTo(5);
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(5);
        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("SHA-256 of the report", "links.csv");
    }

    @Test
    void namesOfFilesAreHarmless() {
        Ring ring = SampleRing.ring(3).withId("../R \"1\"\r\n");
        assertThat(Reports.fileName(ring, Format.PDF)).isEqualTo("ring-.._R__1___.pdf");
    }

    @Test
    void anUnknownFormatIsRefusedByName() {
        assertThat(Format.parse("Pdf")).isEqualTo(Format.PDF);
        assertThatThrownBy(() -> Format.parse("docx"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format must be one of pdf, html, json, csv, parquet, graphml, got 'docx'");
    }

    private static String text(Format format, int accounts) throws IOException {
        return new String(write(SampleRing.ring(accounts), SampleRing.context(), format), StandardCharsets.UTF_8);
    }

    private static byte[] write(Ring ring, ReportContext context, Format format) throws IOException {
        var out = new ByteArrayOutputStream();
        Reports.write(ring, context, format, out);
        return out.toByteArray();
    }
}
