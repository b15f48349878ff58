package io.ringfence.loaders;

import io.ringfence.graph.RunControl;
import io.ringfence.loaders.mapping.FileRule;
import io.ringfence.loaders.mapping.Mapping;
import io.ringfence.loaders.source.SourceFile;
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
 * line and the reason; a file that is wrong as a whole (a column is missing, it is cut short) stops the load.
 *
 * <p>The events depend on the rows alone, not on their order nor on that of the files. Memory: all events.
 */
public final class Loader {
    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private Loader() {}

    /**
     * Reads all of a request's sources.
     *
     * @throws InputException if there is nothing to read, or a file is wrong as a whole
     */
    public static Loaded read(LoadRequest request, RunControl control) throws InputException {
        Mapping mapping = request.mapping().isPresent() ? request.mapping().get() : Mapping.standard();
        List<SourceFile> files = SourceFile.find(request.sources());
        var warnings = new ArrayList<String>();
        Map<SourceFile, FileRule> plan = plan(files, mapping, warnings);
        if (plan.isEmpty()) {
            throw new InputException(nothingToRead(request, files, mapping));
        }
        try (var run = new LoadRun(mapping.types(), rejectedFiles(request.rejectedDir()), control)) {
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

    private static RejectedFiles rejectedFiles(Path folder) {
        String run = RUN.format(Instant.now());
        var taken = new HashMap<String, Integer>();
        return file -> {
            int before = taken.merge(file, 1, Integer::sum);
            String name = run + "-" + file + (before == 1 ? "" : "-" + before) + ".csv";
            return folder.resolve(name);
        };
    }

    private static Map<SourceFile, FileRule> plan(List<SourceFile> files, Mapping mapping, List<String> warnings)
            throws InputException {
        var plan = new LinkedHashMap<SourceFile, FileRule>();
        var sameBase = new HashMap<Path, SourceFile>();
        for (FileRule rule : mapping.files()) {
            PathMatcher matcher = matcher(rule.file());
            for (SourceFile file : files) {
                if (!plan.containsKey(file) && matches(matcher, file)) {
                    SourceFile other = sameBase.put(file.path().resolveSibling(file.base()), file);
                    if (other != null && !other.path().equals(file.path())) {
                        throw new InputException("there are both " + other.name() + " and " + file.name()
                                + " in one folder; name the one to load");
                    }
                    plan.put(file, rule);
                }
            }
        }
        for (SourceFile file : files) {
            if (!plan.containsKey(file)) {
                if (file.named()) {
                    throw new InputException(file.name() + " is none of the files we know (" + ruleNames(mapping)
                            + "); describe it in a mapping");
                }
                warnings.add(file.name() + " was not read: the layout has only " + ruleNames(mapping));
            }
        }
        return plan;
    }

    private static PathMatcher matcher(String pattern) throws InputException {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException e) {
            throw new InputException("file pattern '" + pattern + "': " + e.getMessage(), e);
        }
    }

    private static boolean matches(PathMatcher matcher, SourceFile file) {
        return matcher.matches(Path.of(file.base())) || matcher.matches(Path.of(file.name()));
    }

    private static String nothingToRead(LoadRequest request, List<SourceFile> files, Mapping mapping) {
        String sources = request.sources().stream().map(Path::toString).collect(Collectors.joining(", "));
        Optional<String> there = files.stream().map(SourceFile::name).reduce((a, b) -> a + ", " + b);
        return "nothing to load in " + sources + ": expected a file of " + ruleNames(mapping)
                + " as .csv, .csv.gz or .parquet; there is " + there.orElse("none at all");
    }

    private static String ruleNames(Mapping mapping) {
        return mapping.files().stream().map(FileRule::file).collect(Collectors.joining(", "));
    }
}
