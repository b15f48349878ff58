package io.ringfence.embeddings.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code shadow.json} of a registry: which challengers score beside the champion without being heard.
 *
 * @param models their ids, in the order in which they were named
 */
record ShadowList(List<String> models) {
    static final String FILE = "shadow.json";

    ShadowList {
        models = List.copyOf(models);
    }

    static ShadowList read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file)
                ? Json.MAPPER.readValue(Files.readAllBytes(file), ShadowList.class)
                : new ShadowList(List.of());
    }

    void write(Path folder) throws IOException {
        ModelJson.replace(folder.resolve(FILE), this);
    }

    ShadowList with(String id) {
        var longer = new ArrayList<>(models);
        longer.remove(id);
        longer.add(id);
        return new ShadowList(longer);
    }

    ShadowList without(String id) {
        return new ShadowList(models.stream().filter(one -> !one.equals(id)).toList());
    }
}
