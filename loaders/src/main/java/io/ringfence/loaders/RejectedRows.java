package io.ringfence.loaders;

import io.ringfence.loaders.source.Row;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rejected rows of one file, kept with line and reason; the file is made with the first. */
final class RejectedRows implements Closeable {
    private static final int FIRST_REASONS = 5;
    private static final int MOST_RAW_CHARACTERS = 10_000;

    private final Path target;
    private final String file;
    private final List<String> firstReasons = new ArrayList<>();
    private @Nullable Writer out;
    private long count;

    RejectedRows(Path target, String file) {
        this.target = target;
        this.file = file;
    }

    void add(Row row, String reason) throws InputException {
        count++;
        if (firstReasons.size() < FIRST_REASONS) {
            firstReasons.add("line " + row.line() + ": " + reason);
        }
        try {
            Writer to = writer();
            to.write(quoted(file) + "," + row.line() + "," + quoted(reason) + "," + quoted(raw(row)) + "\n");
        } catch (IOException e) {
            throw new InputException("cannot write rejected rows to " + target + ": " + e.getMessage(), e);
        }
    }

    long count() {
        return count;
    }

    List<String> firstReasons() {
        return List.copyOf(firstReasons);
    }

    /** Where they stand; null when there are none. */
    @Nullable
    Path path() {
        return count == 0 ? null : target;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    private Writer writer() throws IOException {
        if (out == null) {
            Files.createDirectories(target.toAbsolutePath().getParent());
            boolean isNew = Files.notExists(target);
            out = Files.newBufferedWriter(
                    target, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (isNew) {
                out.write("file,line,reason,row\n");
            }
        }
        return out;
    }

    private static String raw(Row row) {
        String all = row.fields().stream()
                .map(field ->
                        field.length() > MOST_RAW_CHARACTERS ? field.substring(0, MOST_RAW_CHARACTERS) + "…" : field)
                .map(field -> field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                        ? quoted(field)
                        : field)
                .collect(Collectors.joining(","));
        return all.length() > MOST_RAW_CHARACTERS ? all.substring(0, MOST_RAW_CHARACTERS) + "…" : all;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
