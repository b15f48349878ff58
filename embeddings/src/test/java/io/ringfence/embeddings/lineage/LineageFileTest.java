package io.ringfence.embeddings.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineageFileTest {
    @TempDir
    Path models;

    @Test
    void aRunBeginsAndEndsWithEventsThatACollectorReads() throws IOException {
        var lineage = new LineageFile(models);
        TrainingRun run = run();
        lineage.start(run);
        lineage.complete(run, new LineageFile.Made("m1", models.resolve("m1"), Map.of("gatePassed", true)));

        assertThat(models.resolve(LineageFile.NAME)).content().doesNotContain(":null");
        List<JsonNode> events = events();
        assertThat(events).extracting(event -> event.get("eventType").asText()).containsExactly("START", "COMPLETE");
        for (JsonNode event : events) {
            assertThat(event.get("schemaURL").asText()).contains("OpenLineage.json#/$defs/RunEvent");
            assertThat(event.get("producer").asText()).startsWith("https://");
            assertThat(OffsetDateTime.parse(event.get("eventTime").asText())).isNotNull();
            assertThat(event.at("/run/runId").asText()).isEqualTo(run.id().toString());
            assertThat(event.at("/job/name").asText()).isEqualTo("train");
            assertThat(event.at("/inputs/0/name").asText()).endsWith("graph.bin");
            assertThat(event.at("/inputs/0/facets/version/datasetVersion").asText())
                    .isEqualTo("sha256:abc");
            assertThat(event.at("/run/facets/ringfence_parameters/asOf").asText())
                    .isEqualTo("2026-06-30T00:00:00Z");
            assertThat(event.at("/run/facets/ringfence_parameters/_producer").asText())
                    .isNotEmpty();
        }
        assertThat(events.getLast()
                        .at("/outputs/0/facets/version/datasetVersion")
                        .asText())
                .isEqualTo("m1");
        assertThat(events.getLast()
                        .at("/outputs/0/facets/ringfence_model/gatePassed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aFailureSaysWhy() throws IOException {
        var lineage = new LineageFile(models);
        TrainingRun run = run();
        lineage.start(run);
        lineage.fail(run, "too little to learn from");
        JsonNode event = events().getLast();
        assertThat(event.get("eventType").asText()).isEqualTo("FAIL");
        assertThat(event.at("/run/facets/errorMessage/message").asText()).isEqualTo("too little to learn from");
    }

    @Test
    void aRunThatDiedWithoutAWordIsAbortedByTheNext() throws IOException {
        var lineage = new LineageFile(models);
        TrainingRun dead = run();
        lineage.start(dead);
        Files.writeString(models.resolve(LineageFile.NAME), "{\"eventType\":\"STA", StandardOpenOption.APPEND);
        TrainingRun next = run();
        new LineageFile(models).start(next);

        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(models.resolve(LineageFile.NAME))) {
            if (line.endsWith("}")) {
                events.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(events)
                .extracting(event -> event.get("eventType").asText() + " "
                        + event.at("/run/runId").asText())
                .containsExactly("START " + dead.id(), "ABORT " + dead.id(), "START " + next.id());
    }

    private TrainingRun run() {
        return new TrainingRun(
                UUID.randomUUID(),
                "train",
                models.resolve("graph.bin"),
                "abc",
                Instant.parse("2026-06-30T00:00:00Z"),
                Map.of("seed", "42"));
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(models.resolve(LineageFile.NAME))) {
            events.add(new ObjectMapper().readTree(line));
        }
        return events;
    }
}
