package io.ringfence.embeddings.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@value #NAME} beside the models: one OpenLineage event a line, appended, never rewritten, so that any
 * collector of OpenLineage can read who made which model of what. A run begins with START and ends with COMPLETE, FAIL or,
 * where its process died without a word, the ABORT that the next run writes for it. Safe against other processes.
 *
 * @see <a href="https://openlineage.io/docs/spec/object-model">OpenLineage</a>
 */
public final class LineageFile {
    /** The name of the file. */
    public static final String NAME = "lineage.ndjson";

    private static final URI PRODUCER = URI.create("https://ringfence.io/ringfence");
    private static final String NAMESPACE = "ringfence";
    private static final ObjectMapper JSON = JsonMapper.builder()
            // A facet is an object or is absent.
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule().addSerializer(new TimeWriter()))
            .build();

    private final Path file;
    private final OpenLineage events = new OpenLineage(PRODUCER);

    /** The lineage of the models of a folder; neither need be there yet. */
    public LineageFile(Path models) {
        file = models.resolve(NAME);
    }

    /** A run begins; runs of the same job that never ended are ended first. */
    public void start(TrainingRun run) throws IOException {
        for (JsonNode open : unended(run.job())) {
            append(abort(open));
        }
        append(event(EventType.START, run, events.newRunFacetsBuilder(), List.of()));
    }

    /** A run ended well. */
    public void complete(TrainingRun run, Made made) throws IOException {
        OpenLineage.DatasetFacets facets = events.newDatasetFacetsBuilder()
                .version(events.newDatasetVersionDatasetFacet(made.id()))
                .put("ringfence_model", facet(made.facts()))
                .build();
        OpenLineage.OutputDataset model = events.newOutputDatasetBuilder()
                .namespace("file")
                .name(made.folder().toAbsolutePath().toString())
                .facets(facets)
                .build();
        append(event(EventType.COMPLETE, run, events.newRunFacetsBuilder(), List.of(model)));
    }

    /** A run ended without a model. */
    public void fail(TrainingRun run, String why) throws IOException {
        OpenLineage.RunFacetsBuilder facets =
                events.newRunFacetsBuilder().errorMessage(events.newErrorMessageRunFacet(why, "java", null));
        append(event(EventType.FAIL, run, facets, List.of()));
    }

    /**
     * What a run made.
     *
     * @param id     the model
     * @param folder where it is
     * @param facts  what is worth knowing of it, such as its gate
     */
    public record Made(String id, Path folder, Map<String, Object> facts) {
        /** Keeps a copy, in order. */
        public Made {
            facts = new LinkedHashMap<>(facts);
        }
    }

    private OpenLineage.RunEvent event(
            EventType type,
            TrainingRun run,
            OpenLineage.RunFacetsBuilder facets,
            List<OpenLineage.OutputDataset> outputs) {
        Map<String, Object> parameters = new LinkedHashMap<>(run.parameters());
        if (run.asOf() != null) {
            parameters.put("asOf", run.asOf().toString());
        }
        facets.put("ringfence_parameters", runFacet(parameters));
        facets.processing_engine(
                events.newProcessingEngineRunFacet(Runtime.version().toString(), "Java", null));
        return events.newRunEventBuilder()
                .eventTime(ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS))
                .eventType(type)
                .run(events.newRunBuilder()
                        .runId(run.id())
                        .facets(facets.build())
                        .build())
                .job(events.newJobBuilder()
                        .namespace(NAMESPACE)
                        .name(run.job())
                        .facets(events.newJobFacetsBuilder()
                                .jobType(events.newJobTypeJobFacetBuilder()
                                        .processingType("BATCH")
                                        .integration("RINGFENCE")
                                        .jobType("JOB")
                                        .build())
                                .build())
                        .build())
                .inputs(List.of(input(run)))
                .outputs(outputs)
                .build();
    }

    private OpenLineage.InputDataset input(TrainingRun run) {
        OpenLineage.DatasetFacetsBuilder facets = events.newDatasetFacetsBuilder();
        if (run.graphHash() != null) {
            facets.version(events.newDatasetVersionDatasetFacet("sha256:" + run.graphHash()));
        }
        return events.newInputDatasetBuilder()
                .namespace("file")
                .name(run.graph().toAbsolutePath().toString())
                .facets(facets.build())
                .build();
    }

    private OpenLineage.DatasetFacet facet(Map<String, Object> facts) {
        OpenLineage.DatasetFacet facet = events.newDatasetFacet();
        facet.getAdditionalProperties().putAll(facts);
        return facet;
    }

    private OpenLineage.RunFacet runFacet(Map<String, Object> facts) {
        OpenLineage.RunFacet facet = events.newRunFacet();
        facet.getAdditionalProperties().putAll(facts);
        return facet;
    }

    /** The START events of a job whose runs have no other event. */
    private List<JsonNode> unended(String job) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, JsonNode> open = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode event = line.isBlank() ? JSON.nullNode() : parsed(line);
            String id = event.at("/run/runId").asText();
            if (event.path("eventType").asText().equals("START")) {
                if (event.at("/job/name").asText().equals(job)) {
                    open.put(id, event);
                }
            } else {
                open.remove(id);
            }
        }
        return List.copyOf(open.values());
    }

    /** A line that was cut when its writer died says nothing. */
    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            return JSON.nullNode();
        }
    }

    private static JsonNode abort(JsonNode start) {
        return ((com.fasterxml.jackson.databind.node.ObjectNode) start.deepCopy())
                .put("eventType", EventType.ABORT.name())
                .put(
                        "eventTime",
                        DateTimeFormatter.ISO_INSTANT.format(
                                ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS)));
    }

    private void append(Object event) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] line = (JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            try (FileLock held = channel.lock()) {
                long end = channel.size();
                if (end > 0 && lastByte(channel, end) != '\n' && held.isValid()) {
                    channel.write(ByteBuffer.wrap(new byte[] {'\n'}), end++); // after a line that was cut
                }
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    end += channel.write(bytes, end);
                }
                channel.force(true);
            }
        }
    }

    private static byte lastByte(FileChannel channel, long end) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one, end - 1);
        return one.get(0);
    }

    private static final class TimeWriter extends StdSerializer<ZonedDateTime> {
        private static final long serialVersionUID = 1L;

        TimeWriter() {
            super(ZonedDateTime.class);
        }

        @Override
        public void serialize(ZonedDateTime time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(DateTimeFormatter.ISO_INSTANT.format(time));
        }
    }
}
