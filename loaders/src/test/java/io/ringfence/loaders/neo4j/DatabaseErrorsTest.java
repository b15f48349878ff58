package io.ringfence.loaders.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.RunControl;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong before any server starts. */
final class DatabaseErrorsTest {
    @TempDir
    Path folder;

    @Test
    void saysWhereTheServerWasLookedFor() {
        assertThatThrownBy(() -> open(folder.resolve("home"), folder.resolve("none")))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("no Neo4j server: the folder " + folder.resolve("none") + " does not exist");
        assertThatThrownBy(() -> open(folder.resolve("home"), folder))
                .hasMessage("no Neo4j server: no neo4j-kernel-*.jar in " + folder);
    }

    @Test
    void refusesAFileInPlaceOfADirectory() throws Exception {
        Path file = Files.writeString(folder.resolve("home"), "");

        assertThatThrownBy(() -> open(file, libraries())).hasMessageContaining("it is a file");
    }

    @Test
    void saysThatAnInstallationIsBroken() throws Exception {
        Path home = folder.resolve("home");
        try (Database database = open(home, libraries())) {
            assertThatThrownBy(() -> database.store().eventCount())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("org.neo4j.cli.AdminTool");
        }
    }

    @Test
    void forgetsAServerFileWhoseProcessIsGone() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("server.properties"), "port=1\npid=999999999\nstartedAt=1\n");
        assertThat(Database.attach(DatabaseSettings.embedded(home, libraries())))
                .isEmpty();

        open(home, libraries()).close();

        assertThat(home.resolve("server.properties")).doesNotExist();
    }

    @Test
    void aServerFileNamesAProcessAndNotALaterOneOfTheSamePid() {
        long pid = ProcessHandle.current().pid();

        assertThat(new ServerFile(1, pid, 12345).process()).isEmpty();
    }

    @Test
    void oneProcessAtATime() throws Exception {
        Path home = folder.resolve("home");
        try (Database first = open(home, libraries())) {
            assertThat(first.isEmpty()).isTrue();
            assertThatThrownBy(() -> open(home, libraries()))
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
        }
        open(home, libraries()).close();
    }

    private static Database open(Path home, Path libraries) {
        return Database.open(DatabaseSettings.embedded(home, libraries), RunControl.NONE);
    }

    /** A folder that looks like an installation and is none. */
    private Path libraries() throws Exception {
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        Path jar = libraries.resolve("neo4j-kernel-0.jar");
        if (Files.notExists(jar)) {
            Files.createFile(jar);
        }
        return libraries;
    }
}
