package io.ringfence.loaders.mapping;

import io.ringfence.loaders.InputException;
import java.nio.file.Path;
import java.util.List;

/** What foreign files mean. */
public record Mapping(String name) {
    /** The names of the mappings that ship, sorted. */
    public static List<String> names() {
        return List.of();
    }

    /** A mapping that ships, by name. */
    public static Mapping named(String name) throws InputException {
        throw new InputException("no mapping '" + name + "'; there are: " + String.join(", ", names()));
    }

    /** A mapping from a YAML file. */
    public static Mapping read(Path file) throws InputException {
        throw new InputException("cannot read " + file);
    }
}
