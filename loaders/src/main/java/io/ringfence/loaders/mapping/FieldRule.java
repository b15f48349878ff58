package io.ringfence.loaders.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one value of a row is made. In YAML it may be the bare name of a column.
 *
 * @param columns   its columns; several are joined by the separator
 * @param separator between several columns
 * @param constant  a value that is the same for every row, instead of columns
 * @param rowNumber whether the value is the number of the line, instead of columns
 * @param prefix    put before the value
 * @param normalise steps, in this order
 * @param values    what the source says, and what it means; empty to take what it says
 * @param optional  whether the columns may be missing from the file
 */
public record FieldRule(
        List<String> columns,
        String separator,
        @Nullable String constant,
        boolean rowNumber,
        String prefix,
        List<Normalise> normalise,
        Map<String, String> values,
        boolean optional) {
    public FieldRule {
        columns = List.copyOf(columns);
        normalise = List.copyOf(normalise);
        values = Map.copyOf(values);
        int origins = (columns.isEmpty() ? 0 : 1) + (constant == null ? 0 : 1) + (rowNumber ? 1 : 0);
        if (origins != 1) {
            throw new IllegalArgumentException("a value needs one of column, columns, constant, row_number");
        }
    }

    /** The value of a column as it is. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FieldRule column(String name) {
        return new FieldRule(List.of(name), "/", null, false, "", List.of(), Map.of(), false);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static FieldRule of(
            @JsonProperty("column") @Nullable String column,
            @JsonProperty("columns") @Nullable List<String> columns,
            @JsonProperty("separator") @Nullable String separator,
            @JsonProperty("constant") @Nullable String constant,
            @JsonProperty("row_number") boolean rowNumber,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("normalise") @Nullable List<Normalise> normalise,
            @JsonProperty("values") @Nullable Map<String, String> values,
            @JsonProperty("optional") boolean optional) {
        List<String> all = columns == null ? (column == null ? List.of() : List.of(column)) : columns;
        return new FieldRule(
                all,
                separator == null ? "/" : separator,
                constant,
                rowNumber,
                prefix == null ? "" : prefix,
                normalise == null ? List.of() : normalise,
                values == null ? Map.of() : values,
                optional);
    }
}
