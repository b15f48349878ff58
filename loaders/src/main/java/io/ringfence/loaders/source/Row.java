package io.ringfence.loaders.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data row.
 *
 * @param line   line of the file on which it starts; of Parquet and tables, the number of the row, from 1
 * @param fields its values by column; empty where there is none
 * @param flaw   why the row cannot be read as it should; null for a sound one
 */
public record Row(long line, List<String> fields, @Nullable String flaw) {
    public Row {
        fields = List.copyOf(fields);
    }
}
