package io.ringfence.embeddings.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code manifest.json} of a model folder. The id ends in a hash of what is in it but the time of training and the
 * latency, which differ from one training to the next, the hashes of the other files included; the seal is a hash of all
 * of it: no byte of a folder can change unseen.
 */
record Manifest(
        int format,
        String id,
        Instant trainedAt,
        Instant asOf,
        Map<String, Metrics> metrics,
        Map<String, Metrics> disjointMetrics,
        Gain gain,
        Gain networkGain,
        List<GateCheck> checks,
        @Nullable Latency latency,
        Provenance provenance,
        Map<String, String> files,
        String seal) {
    static final int FORMAT = 3;
    static final String FILE = "manifest.json";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The id that this content must have. */
    String contentId() {
        return STAMP.format(asOf) + "-"
                + hash(Set.of("id", "trainedAt", "latency", "seal")).substring(0, 8);
    }

    /** The seal that this content must have. */
    String contentSeal() {
        return hash(Set.of("seal"));
    }

    private String hash(Set<String> without) {
        ObjectNode content = Json.MAPPER.valueToTree(this);
        content.remove(without);
        try {
            return Sha256.of(Json.MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is always JSON", e);
        }
    }

    /** The same under the id and the seal of its content. */
    Manifest sealed() {
        Manifest named = with(contentId(), "");
        return named.with(named.id, named.contentSeal());
    }

    private Manifest with(String name, String mark) {
        return new Manifest(
                format,
                name,
                trainedAt,
                asOf,
                metrics,
                disjointMetrics,
                gain,
                networkGain,
                checks,
                latency,
                provenance,
                files,
                mark);
    }

    /** All conditions of promotion. */
    List<GateCheck> allChecks() {
        return latency == null
                ? checks
                : Stream.concat(checks.stream(), Stream.of(latency.check())).toList();
    }

    boolean gatePassed() {
        return GateCheck.passed(allChecks());
    }

    ModelSummary summary(String status, boolean serving) {
        return new ModelSummary(
                id,
                trainedAt,
                asOf,
                status,
                serving,
                metrics,
                disjointMetrics,
                gain,
                networkGain,
                gatePassed(),
                gate(),
                allChecks(),
                provenance);
    }

    String gate() {
        return GateCheck.text(allChecks());
    }
}
