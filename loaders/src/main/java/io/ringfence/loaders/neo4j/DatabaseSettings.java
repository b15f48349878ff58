package io.ringfence.loaders.neo4j;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param directory home of the embedded database, made when absent
 * @param libraries folder with the jars of the Neo4j server
 * @param uri       a Neo4j server to use instead of the embedded one, such as {@code neo4j://graph.example:7687}
 * @param user      user of that server; null for none
 * @param password  password of that user; null for none
 * @param java      a {@code java} executable of JDK 25 for the child process
 */
public record DatabaseSettings(
        Path directory,
        Path libraries,
        @Nullable URI uri,
        @Nullable String user,
        @Nullable String password,
        Path java) {
    public DatabaseSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(libraries, "libraries");
        Objects.requireNonNull(java, "java");
        directory = directory.toAbsolutePath().normalize();
        libraries = libraries.toAbsolutePath().normalize();
    }

    /** The embedded database in a directory, run by the JDK that runs this process. */
    public static DatabaseSettings embedded(Path directory, Path libraries) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new DatabaseSettings(directory, libraries, null, null, null, java);
    }

    /** Without the password: settings end up in messages. */
    @Override
    public String toString() {
        return uri == null ? "embedded database in " + directory : "Neo4j at " + uri;
    }
}
