package io.ringfence.embeddings.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code champion.json} of a registry: who is champion, who was before, and who was rolled back.
 *
 * @param line    champions, oldest first; the last one is champion
 * @param retired models that were rolled back
 */
record Standing(List<String> line, List<String> retired) {
    static final String FILE = "champion.json";

    Standing {
        line = List.copyOf(line);
        retired = List.copyOf(retired);
    }

    /** What the file says; nobody where there is none. */
    static Standing read(Path models) throws IOException {
        Path file = models.resolve(FILE);
        return Files.exists(file)
                ? Json.MAPPER.readValue(Files.readAllBytes(file), Standing.class)
                : new Standing(List.of(), List.of());
    }

    void write(Path models) throws IOException {
        ModelJson.replace(models.resolve(FILE), this);
    }

    boolean served(String id) {
        return line.contains(id) || retired.contains(id);
    }

    Standing promoted(String id) {
        var longer = new ArrayList<>(line);
        longer.remove(id);
        longer.add(id);
        var others = new ArrayList<>(retired);
        others.remove(id);
        return new Standing(longer, others);
    }

    /** The line up to and with {@code id}; who came after is retired. */
    Standing backTo(String id) {
        int end = line.indexOf(id) + 1;
        var others = new ArrayList<>(retired);
        others.addAll(line.subList(end, line.size()));
        return new Standing(line.subList(0, end), others);
    }
}
