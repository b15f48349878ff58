package io.ringfence.embeddings.backtest;

import io.ringfence.embeddings.registry.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The finished windows of a backtest, a file each: written whole or not at all, so that a broken run goes on from them. */
public final class BacktestFolder {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    /** A folder for one plan on one graph; it need not be there yet. */
    public BacktestFolder(Path folder) {
        this.folder = folder;
    }

    /** The result of a window that was finished before; a damaged file counts for nothing. */
    public Optional<WindowResult> read(BacktestPlan.Window window) throws IOException {
        Path file = file(window);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            WindowResult result = ModelJson.read(Files.readAllBytes(file), WindowResult.class);
            return Optional.of(result).filter(found -> found.window().equals(window));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps the result of a window. */
    public void write(WindowResult result) throws IOException {
        Files.createDirectories(folder);
        ModelJson.replace(file(result.window()), result);
    }

    /** Everything finished, by moment of training. */
    public List<WindowResult> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> files = paths.filter(
                            path -> path.getFileName().toString().startsWith("window-"))
                    .sorted()
                    .toList();
            var results = new java.util.ArrayList<WindowResult>();
            for (Path file : files) {
                results.add(ModelJson.read(Files.readAllBytes(file), WindowResult.class));
            }
            return results;
        }
    }

    private Path file(BacktestPlan.Window window) {
        return folder.resolve("window-" + STAMP.format(window.at()) + ".json");
    }
}
