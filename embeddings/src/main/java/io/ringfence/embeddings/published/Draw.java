package io.ringfence.embeddings.published;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Draws that depend on an id alone. */
final class Draw {
    private Draw() {}

    /** A number from 0 to parts − 1, the same for the same purpose and id. */
    static int of(String purpose, String id, int parts) {
        var hash = new CRC32C();
        hash.update((purpose + ":" + id).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % parts);
    }
}
