package io.ringfence.embeddings.registry;

import io.ringfence.embeddings.drift.DriftReference;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The log of a model, or what it was before it made room. */
    private static final Pattern SHADOW_LOG = Pattern.compile("shadow-(.+)\\.ndjson(\\.1)?");

    private static final System.Logger LOG = System.getLogger(ModelRegistry.class.getName());

    private final Path models;
    private final FeatureCatalogue catalogue;
    private final Map<String, RiskModel> loaded = new HashMap<>();
    private @Nullable Serving serving;
    private @Nullable Checked checked;
    private @Nullable Shadows shadows;

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

    private record Serving(String stamp, Optional<RiskModel> model, List<String> troubles) {}

    private record Checked(String stamp, ModelState state) {}

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
        return serving().model();
    }

    private Serving serving() {
        String stamp = stamp();
        Serving now = serving;
        if (now == null || !now.stamp().equals(stamp)) {
            Serving before = now;
            now = choose(stamp);
            serving = now;
            if (!now.troubles().isEmpty()
                    && (before == null || !before.troubles().equals(now.troubles()))) {
                String answers = now.model().map(RiskModel::id).orElse("no model");
                LOG.log(System.Logger.Level.WARNING, String.join("; ", now.troubles()) + "; " + answers + " serves");
            }
        }
        return now;
    }

    /**
     * Which model serves and what is wrong with it or with the one that should. Looks at the times of the files of these
     * two, and reads them again where one changed.
     */
    public synchronized ModelState state() {
        Serving now = serving();
        List<String> line = standing().line();
        String wanted = line.isEmpty() ? null : line.getLast();
        String served = now.model().map(RiskModel::id).orElse(null);
        String stamp = now.stamp() + files(wanted) + files(served);
        Checked last = checked;
        if (last == null || !last.stamp().equals(stamp)) {
            var troubles = new ArrayList<>(now.troubles());
            if (served != null) {
                Entry entry = look(new ModelFolder(models.resolve(served)));
                if (entry.manifest == null) {
                    troubles.add("model " + served + " serves from memory, but would not load again: " + entry.damage);
                }
            }
            Instant asOf = now.model().map(RiskModel::asOf).orElse(null);
            last = new Checked(stamp, new ModelState(served, asOf, wanted, troubles));
            checked = last;
            if (troubles.size() > now.troubles().size()) {
                LOG.log(System.Logger.Level.WARNING, troubles.getLast());
            }
        }
        return last.state();
    }

    /**
     * A model by its id, whatever its standing.
     *
     * @throws RegistryException if it is not there, is damaged or is of another catalogue; the message says which
     */
    public synchronized RiskModel model(String id) throws RegistryException {
        Entry entry = entry(id);
        if (entry.manifest == null) {
            throw new RegistryException("model " + id + " is damaged: " + entry.damage);
        }
        return load(entry.folder).orElseThrow(() -> new RegistryException("model " + id + " cannot be loaded"));
    }

    /**
     * What the report page of a model shows; empty where it has none.
     *
     * @throws RegistryException if the model is not there or is damaged
     */
    public Optional<Dossier> dossier(String id) throws RegistryException {
        try {
            return entry(id).folder.dossier();
        } catch (IOException e) {
            throw new RegistryException("model " + id + " is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * How decisions were distributed when a model was trained; empty where it has no such record.
     *
     * @throws RegistryException if the model is not there or is damaged
     */
    public Optional<DriftReference> reference(String id) throws RegistryException {
        try {
            return entry(id).folder.reference();
        } catch (IOException e) {
            throw new RegistryException("model " + id + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The challengers that score beside the champion, as they were named; those that cannot be loaded are left out. */
    public synchronized List<RiskModel> shadows() {
        String stamp = time(models.resolve(ShadowList.FILE));
        Shadows now = shadows;
        if (now == null || !now.stamp().equals(stamp)) {
            var sound = new ArrayList<RiskModel>();
            for (String id : shadowList().models()) {
                load(new ModelFolder(models.resolve(id))).ifPresent(sound::add);
            }
            now = new Shadows(stamp, List.copyOf(sound));
            shadows = now;
        }
        return now.models();
    }

    /**
     * Has a model score beside the champion from now on.
     *
     * @throws RegistryException if it is not there, damaged, or the champion itself
     */
    public synchronized void shadow(String id) throws RegistryException {
        model(id);
        if (champion().map(RiskModel::id).filter(id::equals).isPresent()) {
            throw new RegistryException("model " + id + " serves already; shadow another");
        }
        write(shadowList().with(id));
    }

    /**
     * Has a model score no longer beside the champion.
     *
     * @throws RegistryException if it did not
     */
    public synchronized void unshadow(String id) throws RegistryException {
        if (!shadowList().models().contains(id)) {
            throw new RegistryException("model " + id + " does not score in the shadow");
        }
        write(shadowList().without(id));
    }

    /** Where what a model says in the shadow is kept. */
    public Path shadowLog(String id) {
        return models.resolve("shadow-" + id + ".ndjson");
    }

    /** All that models said in the shadow, also of models that are no longer there. */
    public List<Path> shadowLogs() throws IOException {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models)) {
            return files.map(file -> SHADOW_LOG.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> shadowLog(name.group(1)))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private record Shadows(String stamp, List<RiskModel> models) {}

    private ShadowList shadowList() {
        try {
            return ShadowList.read(models);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "nobody scores in the shadow: {0} is damaged", ShadowList.FILE);
            return new ShadowList(List.of());
        }
    }

    private void write(ShadowList list) throws RegistryException {
        try {
            list.write(models);
            shadows = null;
        } catch (IOException e) {
            throw new RegistryException("the shadows could not be written to " + models + ": " + e.getMessage(), e);
        }
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
            throw new RegistryException("model " + id + " may not be promoted; " + entry.manifest.gate());
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
            Entry entry = entry(id);
            if (vacant && entry.manifest != null && entry.manifest.gatePassed()) {
                promote(id);
            }
            serving = null;
            return id;
        } catch (IOException e) {
            throw new RegistryException("the model could not be written to " + models + ": " + e.getMessage(), e);
        }
    }

    private Serving choose(String stamp) {
        var troubles = new ArrayList<String>();
        List<String> line;
        try {
            line = Standing.read(models).line().reversed();
        } catch (IOException e) {
            troubles.add(Standing.FILE + " is damaged, so that nobody knows the champion");
            line = List.of();
        }
        for (String id : line) {
            Optional<RiskModel> model = load(new ModelFolder(models.resolve(id)));
            if (model.isPresent()) {
                return new Serving(stamp, model, troubles);
            }
            Entry entry = look(new ModelFolder(models.resolve(id)));
            troubles.add("champion " + id + " cannot be loaded: "
                    + (entry.manifest == null ? entry.damage : "it does not fit this build"));
        }
        Optional<RiskModel> newest = entries().stream()
                .filter(entry -> entry.manifest != null)
                .flatMap(entry -> load(entry.folder).stream())
                .findFirst();
        return new Serving(stamp, newest, troubles);
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
                    null,
                    false,
                    entry.damage,
                    List.of(),
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

    /** The times and sizes of the files of a model, by which a change is seen without reading them. */
    private String files(@Nullable String id) {
        if (id == null) {
            return "";
        }
        try (Stream<Path> paths = Files.list(models.resolve(id))) {
            var text = new StringBuilder();
            for (Path path : paths.sorted().toList()) {
                text.append(' ')
                        .append(path.getFileName())
                        .append(' ')
                        .append(time(path))
                        .append(' ')
                        .append(Files.size(path));
            }
            return text.toString();
        } catch (IOException e) {
            return " absent";
        }
    }

    private static String time(Path path) {
        try {
            return Files.getLastModifiedTime(path).toString();
        } catch (IOException e) {
            return "absent";
        }
    }
}
