package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, each value as the text that a file would hold: times in ISO-8601 and UTC, numbers without an
 * exponent, nothing for null. A time without a zone is one in UTC, as in files.
 */
final class TableSource implements RowSource {
    private static final int LAST_YEAR = 9999;

    private final String name;
    private final Statement statement;
    private final ResultSet rows;
    private final List<String> header;
    private final List<Kind> kinds;
    private long row;

    /** How a column's values become text. */
    private enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        DATE,
        LOCAL_TIME,
        TIME;

        static Kind of(String type) {
            return switch (type) {
                case "timestamptz" -> TIME;
                case "timestamp" -> LOCAL_TIME;
                case "date" -> DATE;
                case "bool" -> TRUTH;
                case "numeric", "float4", "float8" -> NUMBER;
                default -> TEXT;
            };
        }
    }

    TableSource(String name, Statement statement, ResultSet rows) throws SQLException {
        this.name = name;
        this.statement = statement;
        this.rows = rows;
        var names = new ArrayList<String>();
        var types = new ArrayList<Kind>();
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
            types.add(Kind.of(columns.getColumnTypeName(i)));
        }
        header = List.copyOf(names);
        kinds = List.copyOf(types);
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
            String flaw = null;
            var fields = new ArrayList<String>(header.size());
            for (int i = 1; i <= header.size(); i++) {
                String value = text(i);
                if (value != null && value.length() > LineGuard.MOST_CHARACTERS) {
                    flaw = header.get(i - 1) + " is longer than " + LineGuard.MOST_CHARACTERS + " characters";
                    value = value.substring(0, LineGuard.MOST_CHARACTERS);
                }
                fields.add(value == null ? "" : value);
            }
            return Optional.of(new Row(++row, fields, flaw));
        } catch (SQLException e) {
            throw new InputException(
                    name + " cannot be read on after row " + row + ": " + PostgresSnapshot.firstLine(e)
                            + "; nothing was loaded",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close(); // and the rows with it
        } catch (SQLException e) {
            System.getLogger(TableSource.class.getName())
                    .log(System.Logger.Level.DEBUG, "a cursor did not close cleanly: {0}", e.getMessage());
        }
    }

    private @Nullable String text(int column) throws SQLException {
        String plain = rows.getString(column);
        if (plain == null) {
            return null;
        }
        return switch (kinds.get(column - 1)) {
            case TEXT -> plain;
            case NUMBER -> number(plain);
            case TRUTH -> Boolean.toString(rows.getBoolean(column));
            case DATE -> {
                LocalDate date = rows.getObject(column, LocalDate.class);
                yield isWritable(date) ? date.toString() : plain;
            }
            case LOCAL_TIME -> {
                LocalDateTime time = rows.getObject(column, LocalDateTime.class);
                yield isWritable(time) ? time.toInstant(ZoneOffset.UTC).toString() : plain;
            }
            case TIME -> {
                OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
                yield isWritable(time) ? time.toInstant().toString() : plain;
            }
        };
    }

    /** Not so of infinity and of years that ISO-8601 writes with a sign: these stay as the database writes them. */
    private static boolean isWritable(TemporalAccessor time) {
        int year = time.get(ChronoField.YEAR);
        return year > 0 && year <= LAST_YEAR;
    }

    private static String number(String plain) {
        return plain.indexOf('e') < 0 && plain.indexOf('E') < 0 ? plain : new BigDecimal(plain).toPlainString();
    }
}
