package io.ringfence.loaders.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadReport;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.Loader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a PostgreSQL server that the test starts. */
final class PostgresIT {
    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE reader LOGIN PASSWORD 'sesame'");
            statement.execute("CREATE DATABASE shop");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        execute(
                "CREATE TABLE accounts (account_id text PRIMARY KEY, created_at timestamptz, known_at date)",
                "INSERT INTO accounts VALUES ('a1', '2026-01-01 02:00:00.25+02', '2026-01-05'), ('a2', '2026-01-02', NULL)",
                "CREATE TABLE links (account_id text, entity_type text, entity_id text, seen_at timestamp)",
                "INSERT INTO links VALUES ('a1', 'device', 'd1', '2026-01-03 08:15'), ('a2', 'device', 'd1', NULL),"
                        + " ('a2', 'ip', '1.2.3.4', 'infinity')",
                "CREATE TABLE money (payment_id bigint, account_id text, amount numeric(40, 2), currency char(3),"
                        + " paid_at timestamptz, ok boolean, weight float8)",
                "INSERT INTO money VALUES (7, 'a1', 12.34, 'EUR', '2026-01-04T10:00:00Z', true, 1e20),"
                        + " (8, 'a1', 1000000000, 'EUR', '2026-01-04T11:00:00Z', false, 0.5)",
                "CREATE VIEW payments AS SELECT * FROM money",
                "CREATE TABLE unrelated (x int)");
    }

    @AfterEach
    void clear() throws SQLException {
        execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "GRANT USAGE ON SCHEMA public TO reader");
    }

    @Test
    void readsTablesAndViewsAsItReadsFiles() throws Exception {
        Loaded loaded = load(address("postgres"));

        Event.AccountOpened first = only(loaded, Event.AccountOpened.class).getLast();
        assertThat(first.accountId()).isEqualTo("a1");
        assertThat(first.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00.250Z"));
        assertThat(first.knownAt()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
        assertThat(first.source().file()).isEqualTo("accounts@shop");
        assertThat(first.source().row()).isEqualTo(1);
        assertThat(only(loaded, Event.LinkSeen.class))
                .extracting(Event.LinkSeen::accountId, Event.LinkSeen::entity, Event.LinkSeen::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "a2", new EntityId("device", "d1"), Instant.parse("2026-01-02T00:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                "a1", new EntityId("device", "d1"), Instant.parse("2026-01-03T08:15:00Z")));
        assertThat(only(loaded, Event.PaymentMade.class))
                .extracting(Event.PaymentMade::paymentId, Event.PaymentMade::amountCents)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("7", 1234L),
                        org.assertj.core.groups.Tuple.tuple("8", 100_000_000_000L));
        LoadReport report = loaded.report();
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.files().get(1).firstReasons())
                .singleElement()
                .asString()
                .contains("seen_at 'infinity'");
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("2 other tables were not read"));
    }

    @Test
    void writesValuesAsFilesHoldThem() throws Exception {
        try (Sources sources = Sources.open(List.of(address("postgres")))) {
            InputSource money = sources.all().stream()
                    .filter(source -> source.base().equals("money"))
                    .findFirst()
                    .orElseThrow();
            try (RowSource rows = money.open()) {
                assertThat(rows.header())
                        .containsExactly("payment_id", "account_id", "amount", "currency", "paid_at", "ok", "weight");
                assertThat(rows.next().orElseThrow().fields())
                        .containsExactly(
                                "7", "a1", "12.34", "EUR", "2026-01-04T10:00:00Z", "true", "100000000000000000000");
            }
        }
    }

    @Test
    void mixesWithFilesAndStreamsLargeTables() throws Exception {
        execute("INSERT INTO links SELECT 'b' || i, 'device', 'd' || i % 1000, '2026-02-01'"
                + " FROM generate_series(1, 50000) i");
        Path file = Files.writeString(
                folder.resolve("labels.csv"), "account_id,label,known_at\na1,fraud,2026-03-01T00:00:00Z\n");

        Loaded loaded = load(address("postgres"), file.toString());

        assertThat(only(loaded, Event.LinkSeen.class)).hasSize(50_002);
        assertThat(only(loaded, Event.LabelGiven.class)).hasSize(1);
    }

    @Test
    void readsAllTablesAsOfOneMoment() throws Exception {
        try (Sources sources = Sources.open(List.of(address("postgres")))) {
            execute("INSERT INTO accounts VALUES ('late', '2026-01-09', NULL)", "DROP TABLE unrelated");
            InputSource accounts = sources.all().getFirst();
            try (RowSource rows = accounts.open()) {
                int count = 0;
                while (rows.next().isPresent()) {
                    count++;
                }
                assertThat(accounts.name()).isEqualTo("accounts@shop");
                assertThat(count).isEqualTo(2);
            }
        }
    }

    @Test
    void saysInOneLineWhatIsWrongAndNeverThePassword() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        int port = server.getPort();
        refused("jdbc:postgresql://127.0.0.1:" + free + "/shop?user=x&password=sesame", "connection was refused");
        refused("jdbc:postgresql://no-such-host.invalid/shop?user=x&password=sesame", "the host is not known");
        refused(
                "jdbc:postgresql://127.0.0.1:" + port + "/nowhere?user=postgres&password=sesame",
                "no database 'nowhere'");
        refused("jdbc:postgresql://x:sesame@127.0.0.1/shop", "the user is a parameter");
        refused("postgresql://x:sesame@127.0.0.1/shop", "a database is named by");
        refused("jdbc:mysql://127.0.0.1/shop?password=sesame", "no other kind is read");
        refused("jdbc:postgresql://127.0.0.1:port/shop?password=sesame", "not an address");
        refused(address("reader"), "permission denied for");
        execute("ALTER TABLE links RENAME COLUMN entity_id TO thing");
        refused(address("postgres"), "links@shop has no column 'entity_id'");
        execute("DROP TABLE links, accounts", "DROP VIEW payments");
        refused(address("postgres") + "&password=sesame", "nothing to load in jdbc:postgresql://");
    }

    private void refused(String source, String words) {
        assertThatThrownBy(() -> load(source))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(words)
                .hasMessageNotContainingAny("sesame", "\n");
    }

    private Loaded load(String... sources) throws InputException {
        var request = new LoadRequest(List.of(sources), Optional.empty(), folder.resolve("rejected"));
        return Loader.read(request, RunControl.NONE);
    }

    private static <E extends Event> List<E> only(Loaded loaded, Class<E> kind) {
        return loaded.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String address(String user) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/shop?user=" + user;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address("postgres"));
                Statement statement = connection.createStatement()) {
            for (String sql : Arrays.asList(statements)) {
                statement.execute(sql);
            }
        }
    }
}
