package io.ringfence.loaders.mapping;

import io.ringfence.loaders.source.Row;
import java.util.TreeSet;

/** A {@link FieldRule} tied to the columns of one file. */
final class BoundField {
    private static final int MOST_CHARACTERS = 4096;

    private final FieldRule rule;
    private final int[] columns;

    BoundField(FieldRule rule, Columns columns) {
        this.rule = rule;
        this.columns = rule.columns().stream()
                .mapToInt(name -> columns.indexOf(name, rule.optional()))
                .toArray();
    }

    /** The value, or the empty string for none. */
    String value(Row row) throws RowException {
        String value = raw(row);
        if (value.isEmpty()) {
            return rule.values().getOrDefault("", "");
        }
        if (value.length() > MOST_CHARACTERS) {
            throw new RowException(name() + " has " + value.length() + " characters, more than " + MOST_CHARACTERS);
        }
        for (Normalise step : rule.normalise()) {
            value = step.apply(value);
        }
        if (!rule.values().isEmpty()) {
            String meaning = rule.values().get(value);
            if (meaning == null) {
                throw new RowException(name() + " '" + value + "' is none of "
                        + String.join(", ", new TreeSet<>(rule.values().keySet())));
            }
            value = meaning;
        }
        return value.isEmpty() ? value : rule.prefix() + value;
    }

    /** The value, which must be there. */
    String required(Row row) throws RowException {
        String value = value(row);
        if (value.isEmpty()) {
            throw new RowException(name() + " is empty");
        }
        return value;
    }

    /** What to call it in a message. */
    String name() {
        return rule.columns().isEmpty() ? "value" : String.join("+", rule.columns());
    }

    private String raw(Row row) {
        if (rule.constant() != null) {
            return rule.constant();
        }
        if (rule.rowNumber()) {
            return Long.toString(row.line());
        }
        if (columns.length == 1) {
            return columns[0] < 0 ? "" : row.fields().get(columns[0]).strip();
        }
        var joined = new StringBuilder();
        boolean any = false;
        for (int i = 0; i < columns.length; i++) {
            String part = columns[i] < 0 ? "" : row.fields().get(columns[i]).strip();
            any |= !part.isEmpty();
            joined.append(i == 0 ? "" : rule.separator()).append(part);
        }
        return any ? joined.toString() : "";
    }
}
