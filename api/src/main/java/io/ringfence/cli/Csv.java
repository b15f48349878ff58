package io.ringfence.cli;

/** Writes fields of CSV. */
final class Csv {
    private Csv() {}

    /** A field as RFC 4180 wants it. */
    static String quote(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
