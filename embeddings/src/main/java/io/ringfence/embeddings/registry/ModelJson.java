package io.ringfence.embeddings.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** What stands beside models, in the same JSON as they: sorted, instants as ISO 8601, nothing unknown let through. */
public final class ModelJson {
    private ModelJson() {}

    /** The bytes of a record. */
    public static byte[] write(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** Writes a record to a file, which then holds it whole, or what it held before. */
    public static void replace(Path file, Object value) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.write(unfinished, write(value));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A record of bytes. */
    public static <T> T read(byte[] bytes, Class<T> type) throws IOException {
        return Json.MAPPER.readValue(bytes, type);
    }
}
