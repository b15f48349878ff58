package io.ringfence.loaders;

import io.ringfence.loaders.mapping.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to load and where rejected rows go.
 *
 * @param sources     at least one path of a file, or of a folder whose files are taken, or address of a PostgreSQL database
 *     ({@code jdbc:postgresql:}) whose tables are taken
 * @param mapping     what they mean; empty for the layout of the input guide, where the file's or table's name decides
 * @param rejectedDir folder for rejected rows, made when the first row is rejected
 */
public record LoadRequest(List<String> sources, Optional<Mapping> mapping, Path rejectedDir) {
    public LoadRequest {
        sources = List.copyOf(sources);
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(rejectedDir, "rejectedDir");
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must name at least one file, folder or database");
        }
    }

    /** A request in the layout of the input guide. */
    public static LoadRequest of(Path source, Path rejectedDir) {
        return new LoadRequest(List.of(source.toString()), Optional.empty(), rejectedDir);
    }
}
