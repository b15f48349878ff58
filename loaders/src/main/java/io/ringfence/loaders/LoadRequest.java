package io.ringfence.loaders;

import io.ringfence.loaders.mapping.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to load and where rejected rows go.
 *
 * @param sources     files, or folders whose files are taken; at least one
 * @param mapping     what the files mean; empty for the layout of the input guide, where the file name decides
 * @param rejectedDir folder for rejected rows, made when the first row is rejected
 */
public record LoadRequest(List<Path> sources, Optional<Mapping> mapping, Path rejectedDir) {
    public LoadRequest {
        sources = List.copyOf(sources);
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(rejectedDir, "rejectedDir");
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must name at least one file or folder");
        }
    }

    /** A request in the layout of the input guide. */
    public static LoadRequest of(Path source, Path rejectedDir) {
        return new LoadRequest(List.of(source), Optional.empty(), rejectedDir);
    }
}
