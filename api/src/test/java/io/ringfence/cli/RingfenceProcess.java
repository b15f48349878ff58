package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line as a user runs it: a process of its own over a home, the embedded Neo4j and all.
 *
 * @param folder where the home is and what the process says is kept
 */
record RingfenceProcess(Path folder) {
    /** What a process said and how it ended. */
    record Ended(int status, String out, String err) {}

    Path home() {
        return folder.resolve("home");
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dringfence.root=" + System.getProperty("ringfence.root"),
                "-Dringfence.neo4j.lib=" + System.getProperty("ringfence.neo4j.lib"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("RINGFENCE_HOME", home().toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("NEO4J_"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
