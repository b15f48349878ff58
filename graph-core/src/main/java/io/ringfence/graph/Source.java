package io.ringfence.graph;

import java.util.Objects;

/**
 * Where a fact was read: what an evidence line cites.
 *
 * @param file name of the file, table or topic
 * @param row  line or offset in it, from 1; 0 where the source has no rows
 */
public record Source(String file, long row) {
    /** A fact that came over the API. */
    public static final Source API = new Source("api", 0);

    public Source {
        Objects.requireNonNull(file, "file");
        if (row < 0) {
            throw new IllegalArgumentException("row must be at least 0, got " + row);
        }
    }
}
