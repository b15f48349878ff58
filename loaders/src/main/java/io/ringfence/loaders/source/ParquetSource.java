package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A Parquet file, read by DuckDB, each value as text. */
final class ParquetSource implements RowSource {
    private final String name;
    private final Connection connection;
    private final ResultSet rows;
    private final List<String> header;
    private long row;

    private ParquetSource(String name, Connection connection, ResultSet rows) throws SQLException {
        this.name = name;
        this.connection = connection;
        this.rows = rows;
        var names = new ArrayList<String>();
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i).strip());
        }
        header = List.copyOf(names);
    }

    static ParquetSource open(SourceFile file) throws InputException {
        var settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        Connection connection = null;
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:", settings);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET threads = 1");
                statement.execute("SET memory_limit = '512MB'");
            }
            String path = file.path().toString().replace("'", "''");
            @SuppressWarnings("resource") // closed with its connection
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT COLUMNS(*)::VARCHAR FROM read_parquet('" + path + "')");
            return new ParquetSource(file.name(), connection, rows);
        } catch (SQLException e) {
            close(connection);
            throw new InputException(file.name() + " cannot be read as Parquet: " + firstLine(e), e);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Optional<Row> next() throws InputException {
        try {
            if (!rows.next()) {
                return Optional.empty();
            }
            var fields = new ArrayList<String>(header.size());
            for (int i = 1; i <= header.size(); i++) {
                String value = rows.getString(i);
                fields.add(value == null ? "" : value);
            }
            return Optional.of(new Row(++row, fields, null));
        } catch (SQLException e) {
            throw new InputException(
                    name + " is damaged after row " + row + ": " + firstLine(e) + "; nothing of it was loaded", e);
        }
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot close a Parquet file", e);
            }
        }
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("unknown reason");
    }
}
