package io.ringfence.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.linkprediction.LinkDecoder;
import io.ringfence.embeddings.registry.Findings;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.GateCheck;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelDraft;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.Provenance;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.NeighbourhoodSampler;
import io.ringfence.graph.EntityTypes;
import io.ringfence.workspace.ModelSource;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A real model of one tree: an entity of the decision on which three or more others were seen makes it risky. Its graph
 * network has weights of zero.
 */
public final class TinyModel {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final String FEATURE = "pending.shared_max";
    private static final String TREES = """
            {"features": ["%s"], "base": -1.0, "trees": [{
              "feature": [0, -1, -1], "threshold": [3.0, 0, 0], "left": [1, 0, 0], "right": [2, 0, 0],
              "missingLeft": [true, false, false], "value": [0, -1.5, 3.0], "cover": [100, 90, 10]}]}
            """.formatted(FEATURE);

    private TinyModel() {}

    /** A registry with the one model in it. */
    static ModelSource in(Path folder, boolean gatePassed) throws Exception {
        var registry = new ModelRegistry(folder);
        registry.register(draft(MARCH, gatePassed));
        return ModelSource.of(registry);
    }

    /** The model as of a moment, among those of a folder; returns its id. */
    public static String register(Path folder, Instant asOf, boolean gatePassed) throws Exception {
        return new ModelRegistry(folder).register(draft(asOf, gatePassed));
    }

    private static ModelDraft draft(Instant asOf, boolean gatePassed) throws Exception {
        TreeEnsemble trees = new ObjectMapper().readValue(TREES, TreeEnsemble.class);
        var calibration = new Calibration(1, 0);
        var metrics = new Metrics(1000, 20, 0.9, 0.5, 0.5, 50, 0.3, 0.7, 0.02, 0.01);
        return new ModelDraft(
                Instant.parse("2026-03-02T00:00:00Z"),
                asOf,
                trees,
                trees,
                network(),
                Map.of(
                        ModelSummary.TREES, calibration,
                        ModelSummary.NO_GRAPH, calibration,
                        ModelSummary.GRAPH_NETWORK, calibration),
                new Combination(1, 0.5, 0, 0),
                Map.of(
                        ModelSummary.TREES,
                        metrics,
                        ModelSummary.NO_GRAPH,
                        metrics,
                        ModelSummary.GRAPH_NETWORK,
                        metrics,
                        ModelSummary.TOGETHER,
                        metrics),
                Map.of(),
                new Gain(0.1, 0.05, 0.15, 1000),
                new Gain(0.01, -0.01, 0.03, 1000),
                List.of(new GateCheck(
                        GateCheck.GRAPH, gatePassed ? 0.05 : -0.05, 0, gatePassed, "the interval holds 0")),
                new Provenance(
                        "0".repeat(64),
                        100,
                        Instant.parse("2026-02-01T00:00:00Z"),
                        Instant.parse("2026-02-15T00:00:00Z"),
                        1,
                        FeatureCatalogue.DEFAULT.version(),
                        List.of(FEATURE),
                        Map.of(),
                        Map.of(),
                        Map.of("test", 1000)),
                new Findings(null, null, null, links()));
    }

    /** Expects an entity the more, the more ways lead to it: the third of what it sees of a pair. */
    private static LinkDecoder links() throws Exception {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        layer(shapes, "hidden", 8, 1);
        layer(shapes, "head", 1, 1);
        byte[] file = safetensors(shapes);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int values = file.length - Float.BYTES * (8 + 1 + 1 + 1);
        bytes.putFloat(values + 2 * Float.BYTES, 1);
        bytes.putFloat(values + 9 * Float.BYTES, 1);
        return LinkDecoder.read(file);
    }

    private static GraphNetwork network() throws Exception {
        var sampler = new NeighbourhoodSampler(EntityTypes.DEFAULT);
        int relations = sampler.relations().size();
        Map<String, int[]> shapes = new LinkedHashMap<>();
        layer(shapes, "root", sampler.rootDim(), 2);
        shapes.put("root.mean", new int[] {sampler.rootDim()});
        shapes.put("root.inverse", new int[] {sampler.rootDim()});
        for (int i = 0; i < relations; i++) {
            layer(shapes, "relation" + i, sampler.relationDim(), 2);
            shapes.put("relation" + i + ".mean", new int[] {sampler.relationDim()});
            shapes.put("relation" + i + ".inverse", new int[] {sampler.relationDim()});
        }
        layer(shapes, "join", 2 * (relations + 1), 2);
        layer(shapes, "head", 2, 1);
        return GraphNetwork.read(safetensors(shapes));
    }

    private static void layer(Map<String, int[]> shapes, String name, int inputs, int outputs) {
        shapes.put(name + ".weight", new int[] {outputs, inputs});
        shapes.put(name + ".bias", new int[] {outputs});
    }

    private static byte[] safetensors(Map<String, int[]> shapes) throws Exception {
        var mapper = new ObjectMapper();
        ObjectNode header = mapper.createObjectNode();
        int offset = 0;
        for (var shape : shapes.entrySet()) {
            int size = 4;
            for (int length : shape.getValue()) {
                size *= length;
            }
            ObjectNode tensor = header.putObject(shape.getKey()).put("dtype", "F32");
            tensor.putPOJO("shape", shape.getValue());
            tensor.putPOJO("data_offsets", new int[] {offset, offset + size});
            offset += size;
        }
        byte[] text = mapper.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .array());
        out.write(text);
        out.write(new byte[offset]);
        return out.toByteArray();
    }
}
