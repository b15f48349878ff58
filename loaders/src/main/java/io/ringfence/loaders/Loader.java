package io.ringfence.loaders;

import io.ringfence.graph.RunControl;
import io.ringfence.loaders.mapping.FileRule;
import io.ringfence.loaders.mapping.Mapping;
import io.ringfence.loaders.source.InputSource;
import io.ringfence.loaders.source.SourceFile;
import io.ringfence.loaders.source.SourceTable;
import io.ringfence.loaders.source.Sources;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads sources, checks every row and turns it into events. A row that is wrong is refused as a whole and kept with its
 * line and the reason; a file or table that is wrong as a whole (a column is missing, it is cut short) stops the load.
 *
 * <p>The events depend on the rows alone, not on their order nor on that of the files. Memory: all events.
 */
public final class Loader {
    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private static final int MOST_NAMES = 20;

    private Loader() {}

    /**
     * Reads all of a request's sources.
     *
     * @throws InputException if there is nothing to read, or a file is wrong as a whole
     */
    public static Loaded read(LoadRequest request, RunControl control) throws InputException {
        Mapping mapping = request.mapping().isPresent() ? request.mapping().get() : Mapping.standard();
        try (var sources = Sources.open(request.sources());
                var run = new LoadRun(mapping.types(), rejectedFiles(request.rejectedDir()), control)) {
            var warnings = new ArrayList<String>();
            Map<InputSource, FileRule> plan = plan(sources.all(), mapping, warnings);
            if (plan.isEmpty()) {
                throw new InputException(nothingToRead(request, sources.all(), mapping));
            }
            for (var entry : plan.entrySet()) {
                run.read(entry.getKey(), entry.getValue());
            }
            return run.finish(warnings);
        }
    }

    /** Gives each file of a run its own file of rejected rows. */
    interface RejectedFiles {
        Path of(String file);
    }

    static RejectedFiles rejectedFiles(Path folder) {
        String run = RUN.format(Instant.now());
        var taken = new HashMap<String, Integer>();
        return file -> {
            int before = taken.merge(file, 1, Integer::sum);
            String name = run + "-" + file.replace('/', '_') + (before == 1 ? "" : "-" + before) + ".csv";
            return folder.resolve(name);
        };
    }

    private static Map<InputSource, FileRule> plan(List<InputSource> sources, Mapping mapping, List<String> warnings)
            throws InputException {
        var plan = new LinkedHashMap<InputSource, FileRule>();
        var sameBase = new HashMap<Path, SourceFile>();
        for (FileRule rule : mapping.files()) {
            PathMatcher matcher = matcher(rule.file());
            for (InputSource source : sources) {
                if (!plan.containsKey(source) && matches(matcher, source)) {
                    if (source instanceof SourceFile file) {
                        requireAlone(file, sameBase);
                    }
                    plan.put(source, rule);
                }
            }
        }
        int otherTables = 0;
        for (InputSource source : sources) {
            if (plan.containsKey(source)) {
                continue;
            }
            if (source.named()) {
                throw new InputException(source.name() + " is none of the files we know (" + ruleNames(mapping)
                        + "); describe it in a mapping");
            }
            switch (source) {
                case SourceFile file ->
                    warnings.add(file.name() + " was not read: the layout has only " + ruleNames(mapping));
                case SourceTable table -> otherTables++; // a database may hold hundreds that are none of ours
            }
        }
        if (otherTables > 0) {
            warnings.add(otherTables + " other tables were not read: the layout has only " + ruleNames(mapping));
        }
        return plan;
    }

    private static void requireAlone(SourceFile file, Map<Path, SourceFile> sameBase) throws InputException {
        SourceFile other = sameBase.put(file.path().resolveSibling(file.base()), file);
        if (other != null && !other.path().equals(file.path())) {
            throw new InputException(
                    "there are both " + other.name() + " and " + file.name() + " in one folder; name the one to load");
        }
    }

    private static PathMatcher matcher(String pattern) throws InputException {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException e) {
            throw new InputException("file pattern '" + pattern + "': " + e.getMessage(), e);
        }
    }

    static boolean matches(PathMatcher matcher, InputSource file) {
        return matches(matcher, file.base()) || matches(matcher, file.name());
    }

    private static boolean matches(PathMatcher matcher, String name) {
        return !name.isEmpty() && name.indexOf('\0') < 0 && matcher.matches(Path.of(name));
    }

    private static String nothingToRead(LoadRequest request, List<InputSource> found, Mapping mapping) {
        String sources = request.sources().stream().map(Sources::shown).collect(Collectors.joining(", "));
        Optional<String> there =
                found.stream().limit(MOST_NAMES).map(InputSource::name).reduce((a, b) -> a + ", " + b);
        String more = found.size() > MOST_NAMES ? " and " + (found.size() - MOST_NAMES) + " more" : "";
        return "nothing to load in " + sources + ": expected " + ruleNames(mapping)
                + " as .csv, .csv.gz or .parquet, or as tables; there is " + there.orElse("none at all") + more;
    }

    private static String ruleNames(Mapping mapping) {
        return mapping.files().stream().map(FileRule::file).collect(Collectors.joining(", "));
    }
}
