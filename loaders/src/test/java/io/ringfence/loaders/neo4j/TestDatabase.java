package io.ringfence.loaders.neo4j;

import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One embedded database for all integration tests of this module; each test clears it first. */
final class TestDatabase {
    private static Database shared;

    private TestDatabase() {}

    static synchronized Database cleared() throws IOException {
        if (shared == null) {
            Path directory = Files.createTempDirectory("ringfence-database");
            shared = Database.open(settings(directory), RunControl.NONE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
        }
        shared.store().clear();
        return shared;
    }

    static DatabaseSettings settings(Path directory) {
        return DatabaseSettings.embedded(directory, libraries());
    }

    static Path libraries() {
        return Path.of(System.getProperty("ringfence.neo4j.lib", "neo4j-server/target/lib"));
    }

    private static void remove(Path directory) {
        try {
            shared.close();
            StoreDirectory.remove(directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
