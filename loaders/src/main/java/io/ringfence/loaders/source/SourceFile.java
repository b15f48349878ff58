package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that may be read.
 *
 * @param path   where it is
 * @param base   its name without the ending, such as {@code links}
 * @param format what its ending says
 * @param named  whether the user named it, as against found in a folder
 */
public record SourceFile(Path path, String base, Format format, boolean named) {
    /** What files can be. */
    public enum Format {
        CSV(".csv"),
        CSV_GZ(".csv.gz"),
        PARQUET(".parquet");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    /** Its name with the ending. */
    public String name() {
        return path.getFileName().toString();
    }

    /**
     * Opens it.
     *
     * @throws InputException if it cannot be read, is empty or has no sound header
     */
    public RowSource open() throws InputException {
        return format == Format.PARQUET ? ParquetSource.open(this) : CsvSource.open(this);
    }

    /**
     * The files of sources, by name within a folder.
     *
     * @throws InputException if a source does not exist, or a named file has another ending
     */
    public static List<SourceFile> find(List<Path> sources) throws InputException {
        var files = new ArrayList<SourceFile>();
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                files.addAll(inFolder(source));
            } else if (Files.exists(source)) {
                files.add(of(source, true)
                        .orElseThrow(() -> new InputException(
                                source + " is not a file we read: names end in .csv, .csv.gz or .parquet")));
            } else {
                throw new InputException("no file or folder " + source);
            }
        }
        return files;
    }

    private static List<SourceFile> inFolder(Path folder) throws InputException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .sorted()
                    .map(path -> of(path, false))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new InputException("cannot read folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Optional<SourceFile> of(Path path, boolean named) {
        String name = path.getFileName().toString();
        for (Format format : Format.values()) {
            if (name.toLowerCase(Locale.ROOT).endsWith(format.ending) && name.length() > format.ending.length()) {
                String base = name.substring(0, name.length() - format.ending.length());
                return Optional.of(new SourceFile(path, base, format, named));
            }
        }
        return Optional.empty();
    }
}
