package io.ringfence.embeddings.shadow;

import io.ringfence.embeddings.registry.ModelJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of one challenger, a line of JSON each. A file that grew large makes room: the one before it is kept, older
 * ones go.
 */
public final class ShadowLog {
    private static final long LARGEST = 256L << 20;
    private static final int MOST_READ = 200_000;

    private final Path file;

    public ShadowLog(Path file) {
        this.file = file;
    }

    /** Adds scores. */
    public void append(List<ShadowScore> scores) throws IOException {
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            Files.move(file, before(), StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (ShadowScore score : scores) {
                byte[] line = ModelJson.write(score);
                byte[] whole = java.util.Arrays.copyOf(line, line.length + 1);
                whole[line.length] = '\n';
                out.write(whole);
            }
        }
    }

    /** The newest scores, at most {@value #MOST_READ}, oldest first; a line that was cut is left out. */
    public List<ShadowScore> read() throws IOException {
        var scores = new ArrayDeque<ShadowScore>();
        for (Path one : List.of(before(), file)) {
            if (Files.exists(one)) {
                try (BufferedReader lines = Files.newBufferedReader(one, StandardCharsets.UTF_8)) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        add(scores, line);
                    }
                }
            }
        }
        return new ArrayList<>(scores);
    }

    /**
     * Takes out what was said of an account; nobody may append meanwhile. A file appears whole again or stays as it was.
     *
     * @return scores taken out
     */
    public long erase(String accountId) throws IOException {
        long erased = 0;
        for (Path one : List.of(before(), file)) {
            if (Files.exists(one)) {
                erased += erase(one, accountId);
            }
        }
        return erased;
    }

    private static long erase(Path from, String accountId) throws IOException {
        Path kept = from.resolveSibling(from.getFileName() + ".part");
        long erased = 0;
        try (BufferedReader lines = Files.newBufferedReader(from, StandardCharsets.UTF_8);
                var out = Files.newBufferedWriter(kept, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var scores = new ArrayDeque<ShadowScore>(1);
                add(scores, line);
                if (!scores.isEmpty() && scores.getFirst().accountId().equals(accountId)) {
                    erased++;
                } else if (!scores.isEmpty()) {
                    out.write(line + '\n'); // a line that was cut could name anybody and goes, too
                }
            }
        }
        Files.move(kept, from, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return erased;
    }

    private static void add(ArrayDeque<ShadowScore> scores, String line) {
        try {
            scores.addLast(ModelJson.read(line.getBytes(StandardCharsets.UTF_8), ShadowScore.class));
            if (scores.size() > MOST_READ) {
                scores.removeFirst();
            }
        } catch (IOException cut) {
            // its writer died within the line
        }
    }

    private Path before() {
        return file.resolveSibling(file.getFileName() + ".1");
    }
}
