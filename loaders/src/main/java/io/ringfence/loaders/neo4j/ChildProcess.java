package io.ringfence.loaders.neo4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of ours that runs one of Neo4j's main classes and ends when this process does. */
final class ChildProcess {
    private static final List<String> JVM = List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true");

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** What to run. */
    record Command(DatabaseSettings settings, Path home, int heapMegabytes, List<String> arguments) {
        Command {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Starts a child; its output goes to {@code logs/console.log} of its home.
     *
     * @throws DatabaseException if it cannot be started at all
     */
    static ChildProcess start(Command command) {
        Path home = command.home();
        Path guard = home.resolve("guard");
        Path log = home.resolve("logs").resolve("console.log");
        var line = new ArrayList<String>();
        line.add(command.settings().java().toString());
        line.addAll(JVM);
        line.add("-Xmx" + command.heapMegabytes() + "m");
        line.add("-cp");
        line.add(command.settings().libraries().resolve("*") + java.io.File.pathSeparator + guard);
        line.add(ChildGuard.class.getName());
        line.addAll(command.arguments());
        try {
            writeGuard(guard);
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(line)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map<String, String> environment = builder.environment();
            environment.put("NEO4J_HOME", home.toString());
            environment.put("NEO4J_CONF", home.resolve("conf").toString());
            environment.keySet().removeIf(name -> name.startsWith("NEO4J_AUTH") || name.equals("NEO4J_PASSWORD"));
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new DatabaseException("cannot start the database process: " + e.getMessage(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** When it started, in epoch milliseconds; 0 where the system does not say. With the pid it names a process for good. */
    long startedAt() {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Waits for its end. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    boolean waitFor(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end, waits, and in the end forces it. */
    void stop(Duration patience) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!waitFor(patience)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The line of its output that best says why it failed. */
    String complaint() {
        List<String> lines = new ArrayList<>();
        try {
            if (Files.exists(log)) {
                lines.addAll(new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            }
        } catch (IOException e) {
            return "its log " + log + " cannot be read";
        }
        return lines.stream()
                .map(String::strip)
                .filter(text -> !text.startsWith("at ") && !text.startsWith("WARNING") && !text.isEmpty())
                .reduce(ChildProcess::clearer)
                .map(text -> text + " (see " + log + ")")
                .orElse("see " + log);
    }

    private static String clearer(String kept, String next) {
        return isClear(next) || !isClear(kept) ? next : kept;
    }

    private static boolean isClear(String text) {
        return text.startsWith("Caused by:") || text.contains("ERROR") || text.contains("Exception");
    }

    private static void writeGuard(Path folder) throws IOException {
        String name = ChildGuard.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = ChildGuard.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("no class file of " + name));
            }
            Files.write(file, in.readAllBytes());
        }
    }
}
