package io.ringfence.embeddings.registry;

import io.ringfence.feature.FeatureCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trained models in a folder, and which of them serves. A model becomes champion when it is the first to pass the
 * gate, or when it is promoted, which is refused where it did not pass. Where no model may be champion the newest sound
 * one serves, and its scores say that the gate did not hold. A folder that is damaged is listed as such, with the reason,
 * and never loaded; the last good champion serves on.
 *
 * <p>Thread-safe. What another process changes in the folder is seen at the next call; {@link #champion()} costs two
 * looks at file times while nothing changes.
 */
public final class ModelRegistry {
    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::asOf)
            .thenComparing(Entry::trainedAt)
            .thenComparing(Entry::id)
            .reversed();

    private final Path models;
    private final FeatureCatalogue catalogue;
    private final Map<String, RiskModel> loaded = new HashMap<>();
    private @Nullable Serving serving;

    /** A model folder, and what a look at it showed. */
    private record Entry(ModelFolder folder, @Nullable Manifest manifest, String damage) {
        String id() {
            return folder.id();
        }

        Instant asOf() {
            return manifest == null ? Instant.EPOCH : manifest.asOf();
        }

        Instant trainedAt() {
            return manifest == null ? Instant.EPOCH : manifest.trainedAt();
        }
    }

    private record Serving(String stamp, Optional<RiskModel> model) {}

    /** The models of a folder, for the built-in entity types; the folder need not be there yet. */
    public ModelRegistry(Path models) {
        this(models, FeatureCatalogue.DEFAULT);
    }

    /** The models of a folder, for graphs whose types make this catalogue. */
    public ModelRegistry(Path models, FeatureCatalogue catalogue) {
        this.models = models;
        this.catalogue = catalogue;
    }

    /** All models, newest knowledge first, damaged ones last. Reads and checks every file. */
    public synchronized List<ModelSummary> list() {
        Standing standing = standing();
        String champion = champion().map(RiskModel::id).orElse("");
        return entries().stream()
                .map(entry -> summary(entry, standing, champion))
                .toList();
    }

    /** One model. */
    public Optional<ModelSummary> summary(String id) {
        return list().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The model that serves; empty where there is no sound one. */
    public synchronized Optional<RiskModel> champion() {
        String stamp = stamp();
        Serving now = serving;
        if (now == null || !now.stamp().equals(stamp)) {
            now = new Serving(stamp, choose());
            serving = now;
        }
        return now.model();
    }

    /**
     * Makes a model the champion.
     *
     * @throws RegistryException if it is not there, is damaged, or did not pass the gate; the message says which
     */
    public synchronized void promote(String id) throws RegistryException {
        Entry entry = entry(id);
        if (entry.manifest == null) {
            throw new RegistryException("model " + id + " is damaged: " + entry.damage);
        }
        if (!entry.manifest.gatePassed()) {
            throw new RegistryException("model " + id + " may not be promoted: " + entry.manifest.gate());
        }
        if (load(entry.folder).isEmpty()) {
            throw new RegistryException("model " + id + " cannot be loaded");
        }
        write(standing().promoted(id));
    }

    /**
     * Makes the champion before this one the champion again.
     *
     * @return its id
     * @throws RegistryException if there is none that is sound
     */
    public synchronized String rollback() throws RegistryException {
        Standing standing = standing();
        for (int i = standing.line().size() - 2; i >= 0; i--) {
            String id = standing.line().get(i);
            if (load(new ModelFolder(models.resolve(id))).isPresent()) {
                write(standing.backTo(id));
                return id;
            }
        }
        throw new RegistryException("there is no earlier champion to roll back to");
    }

    /**
     * Registers a model; the first one that passes the gate becomes champion.
     *
     * @return its id, the same for the same content
     * @throws RegistryException if the disk refuses
     */
    public synchronized String register(ModelDraft draft) throws RegistryException {
        try {
            String id = ModelFolder.write(models, draft);
            Standing standing = standing();
            boolean vacant = standing.line().stream()
                    .noneMatch(one -> load(new ModelFolder(models.resolve(one))).isPresent());
            if (draft.gatePassed() && vacant) {
                promote(id);
            }
            serving = null;
            return id;
        } catch (IOException e) {
            throw new RegistryException("the model could not be written to " + models + ": " + e.getMessage(), e);
        }
    }

    private Optional<RiskModel> choose() {
        List<String> line = standing().line().reversed();
        for (String id : line) {
            Optional<RiskModel> model = load(new ModelFolder(models.resolve(id)));
            if (model.isPresent()) {
                return model;
            }
        }
        return entries().stream()
                .filter(entry -> entry.manifest != null)
                .flatMap(entry -> load(entry.folder).stream())
                .findFirst();
    }

    /** A model that was loaded once serves on even where its folder was damaged since. */
    private Optional<RiskModel> load(ModelFolder folder) {
        RiskModel model = loaded.get(folder.id());
        if (model == null) {
            try {
                model = folder.load(catalogue);
            } catch (IOException e) {
                return Optional.empty();
            }
            loaded.put(folder.id(), model);
        }
        return Optional.of(model);
    }

    private ModelSummary summary(Entry entry, Standing standing, String serves) {
        boolean isServing = entry.id().equals(serves);
        if (entry.manifest == null) {
            return new ModelSummary(
                    entry.id(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    ModelSummary.DAMAGED,
                    isServing,
                    Map.of(),
                    Map.of(),
                    null,
                    false,
                    entry.damage,
                    null);
        }
        String status = isServing && standing.line().contains(entry.id())
                ? ModelSummary.CHAMPION
                : standing.served(entry.id()) ? ModelSummary.RETIRED : ModelSummary.CHALLENGER;
        return entry.manifest.summary(status, isServing);
    }

    private List<Entry> entries() {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        try (Stream<Path> paths = Files.list(models)) {
            paths.filter(path -> Files.isDirectory(path) && !ModelFolder.isUnfinished(path))
                    .forEach(path -> entries.add(look(new ModelFolder(path))));
        } catch (IOException e) {
            throw new UncheckedIOException("the models in " + models + " cannot be listed", e);
        }
        entries.sort(NEWEST_FIRST);
        return entries;
    }

    private Entry entry(String id) throws RegistryException {
        for (Entry entry : entries()) {
            if (entry.id().equals(id)) {
                return entry;
            }
        }
        throw new RegistryException("there is no model " + id + " in " + models);
    }

    private Entry look(ModelFolder folder) {
        try {
            Manifest manifest = folder.manifest();
            String mismatch = ModelFolder.mismatch(manifest, catalogue);
            return mismatch.isEmpty() ? new Entry(folder, manifest, "") : new Entry(folder, null, mismatch);
        } catch (IOException e) {
            return new Entry(folder, null, String.valueOf(e.getMessage()));
        }
    }

    private Standing standing() {
        try {
            return Standing.read(models);
        } catch (IOException e) {
            // Without the pointer the newest sound model serves; that is better than none.
            return new Standing(List.of(), List.of());
        }
    }

    private void write(Standing standing) throws RegistryException {
        try {
            standing.write(models);
            serving = null;
        } catch (IOException e) {
            throw new RegistryException("the champion could not be written to " + models + ": " + e.getMessage(), e);
        }
    }

    private String stamp() {
        return time(models) + " " + time(models.resolve(Standing.FILE));
    }

    private static String time(Path path) {
        try {
            return Files.getLastModifiedTime(path).toString();
        } catch (IOException e) {
            return "absent";
        }
    }
}
