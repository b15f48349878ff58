package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files and tables of a load. Open until closed: tables are read from one snapshot of their database. */
public final class Sources implements AutoCloseable {
    private static final String JDBC = "jdbc:";

    private final List<InputSource> all = new ArrayList<>();
    private final List<PostgresSnapshot> databases = new ArrayList<>();

    private Sources() {}

    /**
     * Finds what sources hold, files by name within a folder and tables by name within a database.
     *
     * @param sources paths of files and folders, and databases as {@code jdbc:postgresql:} addresses
     * @throws InputException if a source does not exist, cannot be reached, or is of another kind
     */
    public static Sources open(List<String> sources) throws InputException {
        var opened = new Sources();
        try {
            for (String source : sources) {
                if (isDatabase(source)) {
                    PostgresSnapshot database = PostgresSnapshot.open(source);
                    opened.databases.add(database);
                    opened.all.addAll(database.tables());
                } else {
                    opened.all.addAll(SourceFile.find(path(source)));
                }
            }
            return opened;
        } catch (InputException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** What a message may say of a source: nothing of a database's address but where it is. */
    public static String shown(String source) {
        return isDatabase(source) ? PostgresAddress.shown(source) : source;
    }

    /** All that was found, in the order of the sources. */
    public List<InputSource> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        databases.forEach(PostgresSnapshot::close);
    }

    private static boolean isDatabase(String source) {
        return source.startsWith(JDBC) || source.startsWith("postgres://") || source.startsWith("postgresql://");
    }

    private static Path path(String source) throws InputException {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new InputException("no file or folder " + source, e);
        }
    }
}
