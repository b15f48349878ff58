package io.ringfence.embeddings.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.drift.DriftReference;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.linkprediction.LinkDecoder;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.feature.FeatureCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One model on disk: written whole or not at all, and read only where every byte is as it was written. */
final class ModelFolder {
    private static final String TREES = "trees.json";
    private static final String BASELINE = "no-graph.json";
    private static final String NETWORK = "gnn.safetensors";
    private static final String CALIBRATION = "calibration.json";
    private static final String TOGETHER = "together.json";
    private static final List<String> FILES = List.of(TREES, BASELINE, NETWORK, CALIBRATION, TOGETHER);
    private static final String DOSSIER = "dossier.json";
    private static final String REFERENCE = "reference.json";
    private static final String LINKS = "links.safetensors";
    private static final String UNFINISHED = ".unfinished-";

    private final Path path;

    ModelFolder(Path path) {
        this.path = path;
    }

    static boolean isUnfinished(Path path) {
        return path.getFileName().toString().startsWith(UNFINISHED);
    }

    /** Writes a model under {@code models} and returns its id; one that is there already, and sound, stays. */
    static String write(Path models, ModelDraft draft) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        contents.put(TREES, Json.MAPPER.writeValueAsBytes(draft.trees()));
        contents.put(BASELINE, Json.MAPPER.writeValueAsBytes(draft.baseline()));
        contents.put(NETWORK, draft.network().bytes());
        contents.put(CALIBRATION, Json.MAPPER.writeValueAsBytes(draft.calibrations()));
        contents.put(TOGETHER, Json.MAPPER.writeValueAsBytes(draft.together()));
        if (draft.findings().dossier() != null) {
            contents.put(DOSSIER, Json.MAPPER.writeValueAsBytes(draft.findings().dossier()));
        }
        if (draft.findings().reference() != null) {
            contents.put(
                    REFERENCE, Json.MAPPER.writeValueAsBytes(draft.findings().reference()));
        }
        if (draft.findings().links() != null) {
            contents.put(LINKS, draft.findings().links().bytes());
        }
        Map<String, String> hashes = new TreeMap<>();
        contents.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
        Manifest manifest = describe(draft, hashes);
        contents.put(Manifest.FILE, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        place(models, manifest.id(), contents);
        return manifest.id();
    }

    /** The manifest that a draft gets, the files of which have such hashes. */
    static Manifest describe(ModelDraft draft, Map<String, String> hashes) {
        return new Manifest(
                        Manifest.FORMAT,
                        "",
                        draft.trainedAt(),
                        draft.asOf(),
                        new TreeMap<>(draft.metrics()),
                        new TreeMap<>(draft.disjointMetrics()),
                        draft.gain(),
                        draft.networkGain(),
                        draft.checks(),
                        draft.findings().latency(),
                        draft.provenance(),
                        hashes,
                        "")
                .sealed();
    }

    private static void place(Path models, String id, Map<String, byte[]> contents) throws IOException {
        Files.createDirectories(models);
        Path target = models.resolve(id);
        Path unfinished = models.resolve(UNFINISHED + UUID.randomUUID());
        try {
            Files.createDirectory(unfinished);
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                Files.write(unfinished.resolve(file.getKey()), file.getValue());
            }
            if (Files.exists(target)) {
                try {
                    new ModelFolder(target).manifest();
                    return;
                } catch (IOException damaged) {
                    delete(target);
                }
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path one : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    String id() {
        return path.getFileName().toString();
    }

    /**
     * The manifest, once every file was seen to be whole.
     *
     * @throws IOException if anything was altered, cut short, is absent, or is of another version
     */
    Manifest manifest() throws IOException {
        Manifest manifest = read();
        if (!manifest.id().equals(id()) || !manifest.contentId().equals(id())) {
            throw new IOException(Manifest.FILE + " was altered: its content has the id " + manifest.contentId());
        }
        if (!manifest.seal().equals(manifest.contentSeal())) {
            throw new IOException(Manifest.FILE + " was altered: its seal does not match");
        }
        if (!manifest.files().keySet().containsAll(FILES)) {
            throw new IOException(Manifest.FILE + " names no " + String.join(", ", FILES));
        }
        for (String name : manifest.files().keySet()) {
            content(manifest, name);
        }
        return manifest;
    }

    private Manifest read() throws IOException {
        try {
            JsonNode tree = Json.MAPPER.readTree(Files.readAllBytes(path.resolve(Manifest.FILE)));
            int format = tree.path("format").asInt(0);
            if (format != Manifest.FORMAT) { // before anything that another format may not have
                throw new IOException(
                        "it has format " + format + ", this build reads " + Manifest.FORMAT + "; train a new one");
            }
            return Json.MAPPER.treeToValue(tree, Manifest.class);
        } catch (NoSuchFileException e) {
            throw new IOException(Manifest.FILE + " is absent", e);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException(Manifest.FILE + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private byte[] content(Manifest manifest, String name) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path.resolve(name));
        } catch (NoSuchFileException e) {
            throw new IOException(name + " is absent", e);
        }
        if (!Sha256.of(bytes).equals(manifest.files().get(name))) {
            throw new IOException(name + " was altered or cut short: its SHA-256 does not match");
        }
        return bytes;
    }

    /** What is wrong with a sound folder for this catalogue; empty where nothing is. */
    static String mismatch(Manifest manifest, FeatureCatalogue catalogue) {
        String version = manifest.provenance().catalogueVersion();
        return version.equals(catalogue.version())
                ? ""
                : "it was trained on feature catalogue " + version + ", this build has " + catalogue.version();
    }

    /** What the report page of the model shows; empty where the model has none. */
    Optional<Dossier> dossier() throws IOException {
        return part(DOSSIER, Dossier.class);
    }

    /** How decisions were distributed when the model was trained; empty where the model has none. */
    Optional<DriftReference> reference() throws IOException {
        return part(REFERENCE, DriftReference.class);
    }

    private <T> Optional<T> part(String name, Class<T> type) throws IOException {
        Manifest manifest = manifest();
        return manifest.files().containsKey(name)
                ? Optional.of(Json.MAPPER.readValue(content(manifest, name), type))
                : Optional.empty();
    }

    private @Nullable LinkDecoder links(Manifest manifest) throws IOException {
        return manifest.files().containsKey(LINKS) ? LinkDecoder.read(content(manifest, LINKS)) : null;
    }

    /**
     * The model itself.
     *
     * @throws IOException as {@link #manifest()} does, and if the model asks for features that are not there
     */
    RiskModel load(FeatureCatalogue catalogue) throws IOException {
        Manifest manifest = manifest();
        String mismatch = mismatch(manifest, catalogue);
        if (!mismatch.isEmpty()) {
            throw new IOException(mismatch);
        }
        try {
            var trees = Json.MAPPER.readValue(content(manifest, TREES), TreeEnsemble.class);
            Map<String, Calibration> calibrations =
                    Json.MAPPER.readValue(content(manifest, CALIBRATION), new TypeReference<>() {});
            var network = GraphNetwork.read(content(manifest, NETWORK));
            var together = Json.MAPPER.readValue(content(manifest, TOGETHER), Combination.class);
            return new RiskModel(
                    manifest,
                    catalogue.covering(trees.features()),
                    new RiskModel.Parts(trees, network, calibrations, together, links(manifest)));
        } catch (IllegalArgumentException e) {
            throw new IOException("it does not fit this build: " + e.getMessage(), e);
        }
    }
}
