package io.ringfence.embeddings.learning;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a training stands after a pass: weights and optimiser, and the best it found so far. A training that goes on from
 * it ends with the same bits as one that was never stopped.
 *
 * @param fingerprint of examples and settings; one of another training is not taken up
 * @param epoch       passes made
 * @param state       of the learner
 * @param best        the best so far
 */
public record Checkpoint(String fingerprint, int epoch, Learner.State state, Best best) {
    /**
     * The best pass.
     *
     * @param epoch   pass, 0 where there is none yet
     * @param score   its score on the validation rows
     * @param weights by name
     * @param outputs for the validation rows
     */
    public record Best(int epoch, double score, SortedMap<String, Tensor> weights, Tensor outputs) {
        /** Before the first pass. */
        public static final Best NONE = new Best(0, -1, new TreeMap<>(), Tensor.of());
    }

    private static final String WEIGHT = "weight/";
    private static final String MEAN = "mean/";
    private static final String VARIANCE = "variance/";
    private static final String BEST = "best/";
    private static final String OUTPUTS = "outputs";

    /** Writes it whole or not at all. */
    public void write(Path file) throws IOException {
        var tensors = new TreeMap<String, Tensor>();
        state.weights().forEach((name, tensor) -> tensors.put(WEIGHT + name, tensor));
        state.means().forEach((name, tensor) -> tensors.put(MEAN + name, tensor));
        state.variances().forEach((name, tensor) -> tensors.put(VARIANCE + name, tensor));
        best.weights.forEach((name, tensor) -> tensors.put(BEST + name, tensor));
        tensors.put(OUTPUTS, best.outputs);
        var metadata = new TreeMap<>(Map.of(
                "fingerprint",
                fingerprint,
                "epoch",
                Integer.toString(epoch),
                "updates",
                Integer.toString(state.updates()),
                "bestEpoch",
                Integer.toString(best.epoch),
                "bestScore",
                Double.toHexString(best.score)));
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.write(unfinished, new Safetensors(tensors, metadata).write());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a file holds; empty where there is none, or one of another training, or a damaged one. */
    public static Optional<Checkpoint> read(Path file, String fingerprint) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            Safetensors content = Safetensors.read(bytes);
            return fingerprint.equals(content.metadata().get("fingerprint"))
                    ? Optional.of(of(content))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Deletes a checkpoint, and its folder where nothing else is in it. */
    public static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Path folder = file.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private static Checkpoint of(Safetensors content) {
        var state = new Learner.State(
                under(content, WEIGHT), under(content, MEAN), under(content, VARIANCE), number(content, "updates"));
        var best = new Best(
                number(content, "bestEpoch"),
                Double.parseDouble(text(content, "bestScore")),
                under(content, BEST),
                content.tensor(OUTPUTS));
        return new Checkpoint(text(content, "fingerprint"), number(content, "epoch"), state, best);
    }

    private static SortedMap<String, Tensor> under(Safetensors content, String prefix) {
        var tensors = new TreeMap<String, Tensor>();
        content.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
            }
        });
        return tensors;
    }

    private static int number(Safetensors content, String name) {
        return Integer.parseInt(text(content, name));
    }

    private static String text(Safetensors content, String name) {
        String text = content.metadata().get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is absent");
        }
        return text;
    }
}
