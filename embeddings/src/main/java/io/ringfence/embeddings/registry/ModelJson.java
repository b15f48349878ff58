package io.ringfence.embeddings.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

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

    /** A record of bytes. */
    public static <T> T read(byte[] bytes, Class<T> type) throws IOException {
        return Json.MAPPER.readValue(bytes, type);
    }
}
