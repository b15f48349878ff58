package io.ringfence.embeddings.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The {@code manifest.json} of a model folder. The id ends in a hash of all else that is in it but the time of training,
 * the hashes of the other files included: no byte of a folder can change unseen.
 */
record Manifest(
        int format,
        String id,
        Instant trainedAt,
        Instant asOf,
        Map<String, Metrics> metrics,
        Map<String, Metrics> disjointMetrics,
        Gain gain,
        boolean gatePassed,
        String gate,
        Provenance provenance,
        Map<String, String> files) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The id that this content must have. */
    String contentId() {
        ObjectNode content = Json.MAPPER.valueToTree(this);
        content.remove("id");
        content.remove("trainedAt");
        try {
            byte[] bytes = Json.MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
            return STAMP.format(asOf) + "-" + Sha256.of(bytes).substring(0, 8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is always JSON", e);
        }
    }

    Manifest withId(String other) {
        return new Manifest(
                format, other, trainedAt, asOf, metrics, disjointMetrics, gain, gatePassed, gate, provenance, files);
    }

    ModelSummary summary(String status, boolean serving) {
        return new ModelSummary(
                id, trainedAt, asOf, status, serving, metrics, disjointMetrics, gain, gatePassed, gate, provenance);
    }
}
