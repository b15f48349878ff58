package io.ringfence.api.reports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flat form as CSV (RFC 4180, UTF-8, line feeds). A text that a spreadsheet would take for a formula gets an
 * apostrophe before it: identifiers come from outside and must not run anywhere.
 */
final class CsvReport {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvReport() {}

    static byte[] write(List<ReportRow> rows) {
        var out = new StringBuilder();
        for (int i = 0; i < ReportRow.COLUMNS.length; i++) {
            out.append(i == 0 ? "" : ",").append(ReportRow.COLUMNS[i][0]);
        }
        out.append('\n');
        for (ReportRow row : rows) {
            @Nullable Object[] values = row.values();
            for (int i = 0; i < values.length; i++) {
                out.append(i == 0 ? "" : ",").append(cell(values[i]));
            }
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return Wording.number(number);
        }
        String text = value.toString();
        if (value instanceof String && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
