package io.ringfence.api.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flat form as Parquet, typed, times in UTC; written by DuckDB on one thread, so that the bytes repeat. */
final class ParquetReport {
    private ParquetReport() {}

    static byte[] write(List<ReportRow> rows) throws IOException {
        Path directory = Files.createTempDirectory("ringfence-report");
        Path file = directory.resolve("report.parquet");
        try {
            copy(rows, file);
            return Files.readAllBytes(file);
        } catch (SQLException e) {
            throw new IOException("cannot write Parquet: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    private static void copy(List<ReportRow> rows, Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE report ("
                    + Arrays.stream(ReportRow.COLUMNS)
                            .map(column -> '"' + column[0] + "\" " + column[1])
                            .collect(Collectors.joining(", "))
                    + ")");
            String marks = "?, ".repeat(ReportRow.COLUMNS.length - 1) + "?";
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO report VALUES (" + marks + ")")) {
                for (ReportRow row : rows) {
                    @Nullable Object[] values = row.values();
                    for (int i = 0; i < values.length; i++) {
                        insert.setObject(i + 1, stored(values[i]));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            String target = file.toString().replace("'", "''");
            statement.execute(
                    String.format(Locale.ROOT, "COPY report TO '%s' (FORMAT parquet, COMPRESSION zstd)", target));
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value;
    }
}
