package io.ringfence.embeddings.rings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.graph.RunControl;
import io.ringfence.ring.RingSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Fits boosted trees to {@link RingSamples} with XGBoost and writes them as the text that graph-core reads: a line
 * {@code base LOG_ODDS}, then for each tree {@code tree NODES} and one line {@code feature threshold left right} a node.
 * Loads a native library. Deterministic for the same samples and settings on one thread.
 */
public final class RingTreesTrainer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RingTreesTrainer() {}

    /**
     * How to fit.
     *
     * @param rounds       trees, 1 to 10,000
     * @param depth        of a tree, 1 to 10
     * @param learningRate above 0, at most 1
     * @param base         mean target before the first tree, between 0 and 1
     * @param threads      at least 1
     * @param seed         fixes every random choice
     */
    public record Settings(int rounds, int depth, double learningRate, double base, int threads, int seed) {
        /** For the score of groups, most of which are no rings. */
        public static final Settings GROUPS = new Settings(400, 4, 0.05, 0.02, 1, 7);

        /** For the accounts in and around rings. */
        public static final Settings MEMBERS = new Settings(150, 4, 0.08, 0.4, 1, 7);

        public Settings {
            if (rounds < 1 || rounds > 10_000 || depth < 1 || depth > 10 || threads < 1) {
                throw new IllegalArgumentException(
                        "rounds, depth and threads must be in range, got " + rounds + ", " + depth + " and " + threads);
            }
            if (!(learningRate > 0 && learningRate <= 1) || !(base > 0 && base < 1)) {
                throw new IllegalArgumentException(
                        "learningRate and base must be between 0 and 1, got " + learningRate + " and " + base);
            }
        }
    }

    /**
     * Fits trees to the rows of some worlds and writes them, whole or not at all.
     *
     * @param worlds  the same columns in each, at least one row
     * @param control asked once per tree
     * @throws IllegalStateException if the native library fails
     */
    public static void fit(List<RingSamples.Rows> worlds, Settings settings, Path file, RunControl control)
            throws IOException {
        List<String> lines;
        try {
            lines = boost(worlds, settings, control);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.write(draft, lines);
        Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> boost(List<RingSamples.Rows> worlds, Settings settings, RunControl control)
            throws XGBoostError, IOException {
        DMatrix matrix = matrix(worlds);
        Booster booster = null;
        try {
            booster = XGBoost.train(matrix, named(settings, worlds.getFirst().directions()), 1, Map.of(), null, null);
            for (int round = 1; round < settings.rounds(); round++) {
                control.check("boosting trees", round, settings.rounds());
                booster.update(matrix, round);
            }
            var lines = new ArrayList<String>();
            lines.add("base " + Math.log(settings.base() / (1 - settings.base())));
            for (String dump : booster.getModelDump((String) null, false, "json")) {
                var nodes = new ArrayList<String>();
                write(MAPPER.readTree(dump), nodes);
                lines.add("tree " + nodes.size());
                lines.addAll(nodes);
            }
            return lines;
        } finally {
            if (booster != null) {
                booster.dispose();
            }
            matrix.dispose();
        }
    }

    private static DMatrix matrix(List<RingSamples.Rows> worlds) throws XGBoostError {
        int columns = worlds.getFirst().names().size();
        int count = worlds.stream().mapToInt(world -> world.rows().size()).sum();
        if (count == 0) {
            throw new IllegalArgumentException("there is nothing to learn from");
        }
        float[] values = new float[count * columns];
        float[] targets = new float[count];
        float[] weights = new float[count];
        int at = 0;
        for (RingSamples.Rows world : worlds) {
            if (!world.names().equals(worlds.getFirst().names())) {
                throw new IllegalArgumentException("worlds must have the same columns");
            }
            for (int row = 0; row < world.rows().size(); row++) {
                System.arraycopy(world.rows().get(row), 0, values, at * columns, columns);
                targets[at] = world.targets().get(row);
                weights[at++] = world.weights().get(row);
            }
        }
        var matrix = new DMatrix(values, count, columns, Float.NaN);
        matrix.setLabel(targets);
        matrix.setWeight(weights);
        return matrix;
    }

    private static Map<String, Object> named(Settings settings, List<Integer> directions) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("objective", "binary:logistic");
        named.put("tree_method", "hist");
        named.put("eta", settings.learningRate());
        named.put("max_depth", settings.depth());
        named.put("min_child_weight", 4);
        named.put("subsample", 0.7);
        named.put("colsample_bytree", 0.5);
        named.put("lambda", 4);
        named.put("max_bin", 64);
        named.put("base_score", settings.base());
        named.put("nthread", settings.threads());
        named.put("seed", settings.seed());
        named.put("verbosity", 0);
        named.put(
                "monotone_constraints",
                directions.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")")));
        return named;
    }

    /** Writes a node and those below it; returns its place. */
    private static int write(JsonNode node, List<String> lines) {
        int place = lines.size();
        lines.add("");
        if (node.has("leaf")) {
            lines.set(place, String.format(Locale.ROOT, "-1 %s 0 0", (float)
                    node.get("leaf").asDouble()));
            return place;
        }
        int yes = node.get("yes").asInt();
        int left = -1;
        int right = -1;
        for (JsonNode child : node.get("children")) {
            if (child.get("nodeid").asInt() == yes) {
                left = write(child, lines);
            } else {
                right = write(child, lines);
            }
        }
        int feature = Integer.parseInt(node.get("split").asText().substring(1));
        float threshold = (float) node.get("split_condition").asDouble();
        lines.set(place, String.format(Locale.ROOT, "%d %s %d %d", feature, threshold, left, right));
        return place;
    }
}
