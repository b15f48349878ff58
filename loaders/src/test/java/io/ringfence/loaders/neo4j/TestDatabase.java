package io.ringfence.loaders.neo4j;

import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One embedded database for all integration tests of this module; each test clears it first. */
final class TestDatabase {
    private static Database shared;
    private static Path directory;

    private TestDatabase() {}

    static synchronized Database cleared() throws IOException {
        if (shared == null) {
            directory = Files.createTempDirectory("ringfence-database");
            shared = Database.open(settings(directory), RunControl.NONE);
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::remove));
        }
        shared.store().clear();
        return shared;
    }

    /** The address of the shared database, once it runs. */
    static String uri() {
        return "bolt://127.0.0.1:" + ServerFile.read(directory).orElseThrow().port();
    }

    static String password() {
        return StoreDirectory.readPassword(directory);
    }

    static DatabaseSettings settings(Path directory) {
        return DatabaseSettings.embedded(directory, libraries());
    }

    static Path libraries() {
        return Path.of(System.getProperty("ringfence.neo4j.lib", "neo4j-server/target/lib"));
    }

    private static void remove() {
        try {
            shared.close();
            StoreDirectory.remove(directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
