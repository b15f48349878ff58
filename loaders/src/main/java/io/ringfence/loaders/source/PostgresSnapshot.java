package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A PostgreSQL database as it was at one moment: one read-only transaction, from which all tables are read. Memory: one
 * batch of rows.
 */
public final class PostgresSnapshot implements AutoCloseable {
    private static final int ROWS_A_TRIP = 5_000;
    private static final String CONNECT_SECONDS = "10";
    /** Tables, views and foreign tables on the search path; a partition is read with its table. */
    private static final String TABLES = """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
            AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND pg_catalog.pg_table_is_visible(c.oid)
            ORDER BY c.relname""";

    private final PostgresAddress address;
    private final Connection connection;
    private final List<SourceTable> tables = new ArrayList<>();

    private PostgresSnapshot(PostgresAddress address, Connection connection) throws SQLException {
        this.address = address;
        this.connection = connection;
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Else two loads of one table may start at different rows, and a row's number would say little.
            statement.execute("SET synchronize_seqscans = off");
            try (ResultSet found = statement.executeQuery(TABLES)) {
                while (found.next()) {
                    tables.add(new SourceTable(this, found.getString(1), found.getString(2)));
                }
            }
        }
    }

    /**
     * Connects and takes the snapshot. The password is the address's, else that of {@code PGPASSWORD}, else that of the
     * password file.
     *
     * @throws InputException in one line, without the password, if that cannot be
     */
    static PostgresSnapshot open(String url) throws InputException {
        PostgresAddress address = PostgresAddress.of(url);
        var settings = new Properties();
        settings.setProperty("connectTimeout", CONNECT_SECONDS);
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("ApplicationName", "ringfence load");
        String password = System.getenv("PGPASSWORD");
        if (password != null && !address.hasPassword()) {
            settings.setProperty("password", password);
        }
        Connection connection = null;
        try {
            connection = DriverManager.getConnection(url, settings);
            return new PostgresSnapshot(address, connection);
        } catch (SQLException e) {
            var reason = new InputException(reason(e, address), e);
            if (connection != null) {
                close(connection, reason);
            }
            throw reason;
        }
    }

    /** The name of the database. */
    String name() {
        return address.database();
    }

    List<SourceTable> tables() {
        return List.copyOf(tables);
    }

    RowSource read(SourceTable table) throws InputException {
        Statement statement = null;
        try {
            statement = connection.createStatement();
            statement.setFetchSize(ROWS_A_TRIP);
            String query = "SELECT * FROM " + quoted(table.schema()) + "." + quoted(table.base());
            return new TableSource(table.name(), statement, statement.executeQuery(query));
        } catch (SQLException e) {
            var reason = new InputException(table.name() + " cannot be read: " + firstLine(e), e);
            if (statement != null) {
                close(statement, reason);
            }
            throw reason;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written: the server ends the transaction with the connection.
            System.getLogger(PostgresSnapshot.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection did not close cleanly: {0}", e.getMessage());
        }
    }

    static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("unknown reason");
    }

    private static String reason(SQLException e, PostgresAddress address) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String where = "PostgreSQL at " + address.server();
        return switch (state) {
            case "08001", "08006" -> "cannot reach " + where + ": " + network(e);
            case "08004" ->
                where + " wants a password of user '" + address.user() + "'; set PGPASSWORD, or add &password= to the"
                        + " address";
            case "28P01", "28000" -> where + " does not let user '" + address.user() + "' in: " + firstLine(e);
            case "3D000" -> where + " has no database '" + address.database() + "'";
            default -> where + ": " + firstLine(e);
        };
    }

    private static String network(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException unknown -> {
                    return "the host is not known";
                }
                case SocketTimeoutException slow -> {
                    return "no answer within " + CONNECT_SECONDS + " seconds";
                }
                case ConnectException refused -> {
                    return "the connection was refused";
                }
                default -> {
                    // the reason may be further down
                }
            }
        }
        return firstLine(e);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static void close(AutoCloseable open, InputException reason) {
        try {
            open.close();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }
}
