package io.ringfence.loaders;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of every row of a load.
 *
 * @param files        one entry per file, in the order read
 * @param events       events that came out, each once
 * @param repeated     events left out because they say what an earlier one says
 * @param conflicting  events left out because an earlier one has their id and says otherwise
 * @param placeholders ids such as {@code unknown} that were not taken for entities: occurrences by {@code type:id}
 * @param warnings     what a person should know, one line each
 */
public record LoadReport(
        List<FileReport> files,
        long events,
        long repeated,
        long conflicting,
        SortedMap<String, Long> placeholders,
        List<String> warnings) {
    public LoadReport {
        files = List.copyOf(files);
        placeholders = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(placeholders));
        warnings = List.copyOf(warnings);
    }

    /** Data rows read, all files together. */
    public long rows() {
        return files.stream().mapToLong(FileReport::rows).sum();
    }

    /** Rows of which everything was taken. */
    public long accepted() {
        return files.stream().mapToLong(FileReport::accepted).sum();
    }

    /** Rows of which something was refused; each stands with its reason in the file's {@link FileReport#rejectedFile}. */
    public long rejected() {
        return files.stream().mapToLong(FileReport::rejected).sum();
    }

    /**
     * What became of the rows of one file.
     *
     * @param file           its name
     * @param rows           data rows read, the header not counted
     * @param rejected       rows of which something was refused
     * @param rejects        where the rejected rows stand with line and reason; null when there are none
     * @param firstReasons   the first few reasons, each with its line
     * @param ignoredColumns columns that nothing reads
     */
    public record FileReport(
            String file,
            long rows,
            long rejected,
            @Nullable Path rejects,
            List<String> firstReasons,
            List<String> ignoredColumns) {
        public FileReport {
            firstReasons = List.copyOf(firstReasons);
            ignoredColumns = List.copyOf(ignoredColumns);
        }

        /** Rows of which everything was taken. */
        public long accepted() {
            return rows - rejected;
        }

        /** Where the rejected rows stand with line and reason. */
        public Optional<Path> rejectedFile() {
            return Optional.ofNullable(rejects);
        }
    }
}
