package io.ringfence.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Turns a CSV file of features into Parquet, by DuckDB: account and time, then numbers. */
final class Parquet {
    private Parquet() {}

    static void fromCsv(Path csv, Path parquet) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            // file names cannot be bound in COPY
            // file names cannot be bound in COPY
            statement.execute("COPY (SELECT account_id, CAST(\"at\" AS TIMESTAMP) AS \"at\","
                    + " CAST(COLUMNS(* EXCLUDE (account_id, \"at\")) AS FLOAT) FROM read_csv('"
                    + quoted(csv) + "', header = true, all_varchar = true)) TO '" + quoted(parquet)
                    + "' (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IOException("cannot write " + parquet + ": " + e.getMessage(), e);
        }
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
