package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
public record SourceFile(Path path, String base, Format format, boolean named) implements InputSource {
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
    @Override
    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public RowSource open() throws InputException {
        return format == Format.PARQUET ? ParquetSource.open(this) : CsvSource.open(this, null);
    }

    @Override
    public RowSource open(List<String> header) throws InputException {
        return format == Format.PARQUET ? InputSource.super.open(header) : CsvSource.open(this, header);
    }

    /**
     * The file of a path, or the files of a folder by name.
     *
     * @throws InputException if there is none, or the file has another ending
     */
    static List<SourceFile> find(Path source) throws InputException {
        if (Files.isDirectory(source)) {
            return inFolder(source);
        }
        if (Files.notExists(source)) {
            throw new InputException("no file or folder " + source);
        }
        return List.of(of(source, true)
                .orElseThrow(() ->
                        new InputException(source + " is not a file we read: names end in .csv, .csv.gz or .parquet")));
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
