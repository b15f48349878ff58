package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {
    @Test
    void idsStayTextTimesBecomeTimesAndMissingValuesStayMissing(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("it's features.csv");
        Path parquet = folder.resolve("features.parquet");
        Files.writeString(csv, """
                account_id,at,account.age,own.card
                007,2026-06-30T12:00:00Z,1.5,
                b,2026-06-30T12:00:01Z,2,3
                """);

        Parquet.fromCsv(csv, parquet);

        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet('" + parquet + "')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("account_id")).isEqualTo("007");
            assertThat(rows.getTimestamp("at")).hasToString("2026-06-30 12:00:00.0");
            assertThat(rows.getFloat("account.age")).isEqualTo(1.5f);
            assertThat(rows.getObject("own.card")).isNull();
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }
}
