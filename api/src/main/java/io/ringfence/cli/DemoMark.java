package io.ringfence.cli;

import io.ringfence.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers that a home holds a demo's world and nothing else, so that the next demo may drop it without asking. */
final class DemoMark {
    private final Path file;

    DemoMark(Home home) {
        file = home.directory().resolve("demo-events");
    }

    void write(long events) throws IOException {
        Files.writeString(file, Long.toString(events));
    }

    /** Whether the database holds just the events of the last demo. */
    boolean isAll(long events) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(Long.toString(events));
    }
}
