package io.ringfence.embeddings.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Reads the JSON model of XGBoost into flat trees. */
final class BoosterReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BoosterReader() {}

    /** The version of the library that wrote the model, such as {@code 3.0.4}. */
    static String version(byte[] json) {
        try {
            var version = new StringJoiner(".");
            for (JsonNode part : MAPPER.readTree(json).required("version")) {
                version.add(part.asText());
            }
            return version.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("XGBoost wrote a model that is no JSON", e);
        }
    }

    static TreeEnsemble read(byte[] json, List<String> features, int rounds) {
        try {
            JsonNode learner = MAPPER.readTree(json).required("learner");
            JsonNode model = learner.required("gradient_booster").required("model");
            var trees = new ArrayList<Tree>();
            for (JsonNode tree : model.required("trees")) {
                if (trees.size() < rounds) {
                    trees.add(tree(tree));
                }
            }
            return new TreeEnsemble(features, base(learner), trees);
        } catch (IOException e) {
            throw new UncheckedIOException("XGBoost wrote a model that is no JSON", e);
        }
    }

    private static double base(JsonNode learner) {
        String text =
                learner.required("learner_model_param").required("base_score").asText();
        float probability = Float.parseFloat(text.replace("[", "").replace("]", ""));
        return Math.log(probability / (1.0 - probability));
    }

    private static Tree tree(JsonNode tree) {
        JsonNode leftNodes = tree.required("left_children");
        int n = leftNodes.size();
        int[] feature = new int[n];
        float[] threshold = new float[n];
        int[] left = new int[n];
        int[] right = new int[n];
        boolean[] missingLeft = new boolean[n];
        float[] value = new float[n];
        float[] cover = new float[n];
        for (int node = 0; node < n; node++) {
            boolean leaf = leftNodes.get(node).asInt() < 0;
            float condition =
                    Float.parseFloat(tree.required("split_conditions").get(node).asText());
            feature[node] = leaf ? -1 : tree.required("split_indices").get(node).asInt();
            threshold[node] = leaf ? 0 : condition;
            left[node] = leaf ? -1 : leftNodes.get(node).asInt();
            right[node] = leaf ? -1 : tree.required("right_children").get(node).asInt();
            missingLeft[node] = tree.required("default_left").get(node).asInt() != 0;
            value[node] = leaf ? condition : 0;
            cover[node] =
                    Float.parseFloat(tree.required("sum_hessian").get(node).asText());
        }
        return new Tree(feature, threshold, left, right, missingLeft, value, cover);
    }
}
