package io.ringfence.embeddings.lineage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job that makes models.
 *
 * @param id         names it in all its events
 * @param job        what ran, such as {@code train}
 * @param graph      the file of the graph that it reads
 * @param graphHash  SHA-256 of that file; null where it could not be read
 * @param asOf       the moment whose knowledge it uses; null where that is not known yet
 * @param parameters what else it was told
 */
public record TrainingRun(
        UUID id,
        String job,
        Path graph,
        @Nullable String graphHash,
        @Nullable Instant asOf,
        Map<String, String> parameters) {
    public TrainingRun {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(graph, "graph");
        parameters = new TreeMap<>(parameters);
    }

    /** The same once the graph was read. */
    public TrainingRun read(String hash, Instant moment) {
        return new TrainingRun(id, job, graph, hash, moment, parameters);
    }
}
