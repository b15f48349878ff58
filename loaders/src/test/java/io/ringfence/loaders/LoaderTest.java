package io.ringfence.loaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoaderTest {
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void readsTheFourFilesOfTheInputGuide() throws Exception {
        write("accounts.csv", "account_id,created_at\na1,2026-01-01T00:00:00Z\na2,2026-01-02T00:00:00Z\n");
        write("links.csv", """
                account_id,entity_type,entity_id,seen_at,known_at
                a1,device,d1,2026-01-03T00:00:00Z,2026-02-01T00:00:00Z
                a2,account,a1,,
                """);
        write("payments.csv", """
                payment_id,account_id,amount,currency,paid_at,card_id,device_id,ip,to_account_id,merchant_id
                p1,a1,12.34,eur,2026-01-04T10:00:00Z,c1,,1.2.3.4,a2,
                """);
        write("labels.csv", "account_id,label,known_at,reason\na1,fraud,2026-03-01T00:00:00Z,chargeback\n");

        Loaded loaded = load();

        assertThat(loaded.events())
                .containsExactly(
                        new Event.AccountOpened("a1", DAY, DAY, new Source("accounts.csv", 2)),
                        new Event.AccountOpened("a2", day(1), day(1), new Source("accounts.csv", 3)),
                        new Event.LinkSeen("a2", EntityId.account("a1"), day(1), day(1), new Source("links.csv", 3)),
                        new Event.PaymentMade(
                                "p1",
                                "a1",
                                1234,
                                "EUR",
                                new Event.Parties("c1", null, "1.2.3.4", "a2", null),
                                Instant.parse("2026-01-04T10:00:00Z"),
                                Instant.parse("2026-01-04T10:00:00Z"),
                                new Source("payments.csv", 2)),
                        new Event.LinkSeen(
                                "a1",
                                new EntityId("device", "d1"),
                                day(2),
                                Instant.parse("2026-02-01T00:00:00Z"),
                                new Source("links.csv", 2)),
                        new Event.LabelGiven(
                                "a1",
                                true,
                                "chargeback",
                                Instant.parse("2026-03-01T00:00:00Z"),
                                new Source("labels.csv", 2)));
        assertThat(loaded.report().rows()).isEqualTo(6);
        assertThat(loaded.report().rejected()).isZero();
        assertThat(loaded.report().warnings()).isEmpty();
    }

    @Test
    void moreColumnsOfAccountsAreAttributesAndALabelMayBeOfAPayment() throws Exception {
        write("accounts.csv", "account_id,created_at,age,plan\na1,2026-01-01T00:00:00Z,40,\n");
        write("labels.csv", """
                account_id,payment_id,label,known_at
                a1,p1,fraud,2026-01-02T00:00:00Z
                a1,p1,fraud,2026-01-02T00:00:00Z
                a1,,fraud,2026-01-02T00:00:00Z
                a1,p2,fraud,2026-01-02T00:00:00Z
                """);

        Loaded loaded = load();

        assertThat(loaded.events())
                .containsExactly(
                        new Event.AccountOpened("a1", DAY, DAY, new Source("accounts.csv", 2)),
                        new Event.AttributeGiven("a1", "age", "40", DAY, DAY, new Source("accounts.csv", 2)),
                        new Event.LabelGiven("a1", true, "", day(1), new Source("labels.csv", 4)),
                        new Event.LabelGiven("a1", "p1", true, "", day(1), day(1), new Source("labels.csv", 2)),
                        new Event.LabelGiven("a1", "p2", true, "", day(1), day(1), new Source("labels.csv", 5)));
        assertThat(loaded.report().repeated()).isEqualTo(1);
        assertThat(loaded.report().warnings()).isEmpty();
    }

    @Test
    void keepsRejectedRowsWithLineAndReason() throws Exception {
        write("links.csv", """
                account_id,entity_type,entity_id,seen_at
                a1,device,d1,2026-01-01T00:00:00Z
                a1,device,d2,yesterday
                a1,submarine,s1,2026-01-01T00:00:00Z
                ,device,d1,2026-01-01T00:00:00Z
                a1,device,,2026-01-01T00:00:00Z
                a9,device,d1,
                a1,device
                """);
        write("payments.csv", """
                payment_id,account_id,amount,currency,paid_at
                p1,a1,12.34,EUR,2026-01-01T00:00:00Z
                p2,a1,-1,EUR,2026-01-01T00:00:00Z
                p3,a1,a lot,EUR,2026-01-01T00:00:00Z
                p4,a1,1e99,EUR,2026-01-01T00:00:00Z
                p5,a1,1,euros,2026-01-01T00:00:00Z
                """);

        LoadReport report = load().report();

        assertThat(report.rejected()).isEqualTo(10);
        assertThat(report.accepted()).isEqualTo(2);
        var links = report.files().getFirst();
        assertThat(links.firstReasons())
                .containsExactly(
                        "line 3: seen_at 'yesterday' is no time in the format iso, such as 2026-01-31T23:59:59Z",
                        "line 4: entity_type 'submarine' is none of account, device, card, ip, email, phone, address,"
                                + " bank_account, merchant",
                        "line 5: account_id is empty",
                        "line 6: entity_id is empty",
                        "line 8: has 2 fields, the header has 4");
        assertThat(Files.readAllLines(links.rejectedFile().orElseThrow()))
                .hasSize(7)
                .contains("\"links.csv\",7,\"has no time, and the creation of account 'a9' is not known\","
                        + "\"a9,device,d1,\"");
        assertThat(report.files().get(1).firstReasons())
                .containsExactly(
                        "line 3: amount -1 is negative",
                        "line 4: amount 'a lot' is not a number such as 12.34",
                        "line 5: amount 1e99 is too large",
                        "line 6: currency 'euros' is not an ISO 4217 code such as EUR");
    }

    @Test
    void namesAMissingColumnAndThoseThatAreThere() throws Exception {
        write("links.csv", "account_id,entity_type,entity,seen_at\n");

        assertThatThrownBy(this::load)
                .isInstanceOf(InputException.class)
                .hasMessage("links.csv has no column 'entity_id'; it has: account_id, entity_type, entity, seen_at");
    }

    @Test
    void refusesAnEmptyFileAndAnEmptyFolder() throws Exception {
        assertThatThrownBy(this::load).hasMessageContaining("nothing to load").hasMessageContaining("none at all");
        write("accounts.csv", "");
        assertThatThrownBy(this::load).hasMessage("accounts.csv is empty: its first line must name the columns");
        assertThatThrownBy(() -> Loader.read(LoadRequest.of(folder.resolve("no"), rejected()), RunControl.NONE))
                .hasMessageContaining("no file or folder");
    }

    @Test
    void aFileOfAnotherNameNeedsAMapping() throws Exception {
        Path file = write("users.csv", "id\n1\n");

        assertThatThrownBy(() -> Loader.read(LoadRequest.of(file, rejected()), RunControl.NONE))
                .hasMessage("users.csv is none of the files we know (accounts, links, payments, labels);"
                        + " describe it in a mapping");
    }

    @Test
    void loadsNothingOfACompressedFileThatIsCutShort() throws Exception {
        var text = new StringBuilder("account_id,created_at\n");
        for (int i = 0; i < 50_000; i++) {
            text.append("a").append(i * 7919L % 100_003).append(",2026-01-01T00:00:00Z\n");
        }
        byte[] whole = gzip(text.toString());
        Files.write(folder.resolve("accounts.csv.gz"), whole);
        assertThat(load().events()).hasSize(50_000);

        Files.write(folder.resolve("accounts.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(this::load)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("accounts.csv.gz is cut short after line ")
                .hasMessageEndingWith("nothing of it was loaded");

        Files.writeString(folder.resolve("accounts.csv.gz"), text);
        assertThatThrownBy(this::load).hasMessageContaining("is not a gzip file");
    }

    @Test
    void refusesALineOfTwoHundredMegabytesAndReadsOn() throws Exception {
        byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(folder.resolve("accounts.csv"))) {
            out.write("account_id,created_at\na1,2026-01-01T00:00:00Z\n\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                out.write(chunk);
            }
            out.write("\",2026-01-01T00:00:00Z\na2,2026-01-01T00:00:00Z\n".getBytes(StandardCharsets.UTF_8));
        }

        Loaded loaded = load();

        assertThat(loaded.events()).extracting(Event::accountId).containsExactly("a1", "a2");
        assertThat(loaded.report().files().getFirst().firstReasons())
                .containsExactly("line 3: the line is longer than 1048576 characters");
    }

    @Test
    void refusesAQuoteThatNeverCloses() throws Exception {
        var text = new StringBuilder("account_id,created_at\na1,\"2026-01-01T00:00:00Z\n");
        for (int i = 0; i < 300_000; i++) {
            text.append("a").append(i).append(",2026-01-01T00:00:00Z\n");
        }
        write("accounts.csv", text.toString());

        assertThatThrownBy(this::load)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("accounts.csv, near line ");
    }

    @Test
    void refusesLinesThatAreNotUtf8() throws Exception {
        Files.write(
                folder.resolve("accounts.csv"),
                "account_id,created_at\na1,2026-01-01\nM\u00fcller,2026-01-01\na2,2026-01-01\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        Loaded loaded = load();

        assertThat(loaded.events()).extracting(Event::accountId).containsExactly("a1", "a2");
        assertThat(loaded.report().files().getFirst().firstReasons())
                .containsExactly("line 3: has bytes that are not UTF-8");
    }

    @Test
    void countsPlaceholdersAndTakesNoneForAnEntity() throws Exception {
        write("links.csv", """
                account_id,entity_type,entity_id,seen_at
                a1,device,unknown,2026-01-01T00:00:00Z
                a2,device,unknown,2026-01-01T00:00:00Z
                a1,ip,0.0.0.0,2026-01-01T00:00:00Z
                a1,phone,0000000,2026-01-01T00:00:00Z
                a1,email,N/A,2026-01-01T00:00:00Z
                a1,device,0,2026-01-01T00:00:00Z
                """);

        Loaded loaded = load();

        assertThat(loaded.events()).hasSize(1);
        assertThat(loaded.report().placeholders())
                .containsOnly(
                        java.util.Map.entry("device:unknown", 2L),
                        java.util.Map.entry("ip:0.0.0.0", 1L),
                        java.util.Map.entry("phone:0000000", 1L),
                        java.util.Map.entry("email:N/A", 1L));
        assertThat(loaded.report().rejected()).isZero();
    }

    @Test
    void countsRepeatsAndConflictsWhateverTheOrderOfRows() throws Exception {
        String header = "payment_id,account_id,amount,currency,paid_at\n";
        String one = "p1,a1,1,EUR,2026-01-01T00:00:00Z\n";
        String other = "p1,a1,2,EUR,2026-01-01T00:00:00Z\n";
        write("payments.csv", header + one + other + one);
        Loaded forward = load();
        write("payments.csv", header + other + one + one);
        Loaded backward = load();

        assertThat(forward.report().repeated()).isEqualTo(1);
        assertThat(forward.report().conflicting()).isEqualTo(1);
        assertThat(((Event.PaymentMade) forward.events().getFirst()).amountCents())
                .isEqualTo(((Event.PaymentMade) backward.events().getFirst()).amountCents())
                .isEqualTo(100);
    }

    @Test
    void listsColumnsThatNothingReads() throws Exception {
        write("labels.csv", "account_id,label,known_at,shoe_size\na1,fraud,2026-01-01T00:00:00Z,43\n");

        LoadReport report = load().report();

        assertThat(report.files().getFirst().ignoredColumns()).containsExactly("shoe_size");
        assertThat(report.warnings()).containsExactly("labels.csv: columns not read: shoe_size");
    }

    @Test
    void readsParquetWithItsOwnTypes() throws Exception {
        Path file = folder.resolve("payments.parquet");
        duckdb("COPY (SELECT 'p1' AS payment_id, 7 AS account_id, 12.34::DECIMAL(9,2) AS amount, 'EUR' AS currency,"
                + " TIMESTAMP '2026-01-01 00:00:00.5' AS paid_at) TO '" + file + "' (FORMAT parquet)");

        var payment = (Event.PaymentMade) load().events().getFirst();

        assertThat(payment.amountCents()).isEqualTo(1234);
        assertThat(payment.at()).isEqualTo(DAY.plusMillis(500));
        Files.writeString(file, "not Parquet");
        assertThatThrownBy(this::load)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("payments.parquet cannot be read as Parquet");
    }

    private Loaded load() throws InputException {
        return Loader.read(LoadRequest.of(folder, rejected()), RunControl.NONE);
    }

    private Path rejected() {
        return folder.resolve("rejected");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Instant day(int days) {
        return DAY.plusSeconds(86_400L * days);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void duckdb(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
