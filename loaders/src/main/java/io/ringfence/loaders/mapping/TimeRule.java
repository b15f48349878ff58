package io.ringfence.loaders.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a time of a row is made. In YAML it may be the bare name of a column.
 *
 * @param column   its column; null for a constant
 * @param constant a time that is the same for every row, in ISO-8601
 * @param formats  formats of its own, tried in this order; empty for those of the file
 * @param plus     added to it: a label may be known weeks after the purchase
 * @param optional whether the column may be missing from the file
 */
public record TimeRule(
        @Nullable String column, @Nullable String constant, List<String> formats, Period plus, boolean optional) {
    public TimeRule {
        formats = List.copyOf(formats);
        if ((column == null) == (constant == null)) {
            throw new IllegalArgumentException("a time needs one of column, constant");
        }
    }

    /** The time in a column. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeRule column(String name) {
        return new TimeRule(name, null, List.of(), Period.ZERO, false);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static TimeRule of(
            @JsonProperty("column") @Nullable String column,
            @JsonProperty("constant") @Nullable String constant,
            @JsonProperty("formats") @Nullable List<String> formats,
            @JsonProperty("plus") @Nullable String plus,
            @JsonProperty("optional") boolean optional) {
        return new TimeRule(
                column,
                constant,
                formats == null ? List.of() : formats,
                plus == null ? Period.ZERO : Period.parse(plus),
                optional);
    }
}
