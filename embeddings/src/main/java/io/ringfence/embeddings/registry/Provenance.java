package io.ringfence.embeddings.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model came from; enough to train it again and get the same one.
 *
 * @param dataHash         SHA-256 of the graph file
 * @param records          links, payments and labels that were known
 * @param trainUntil       rows decided before this instant are for training
 * @param validationUntil  rows from there to this instant are for validation, later ones for the test
 * @param seed             fixes every random choice
 * @param catalogueVersion version of the feature catalogue
 * @param features         features that the trees use, in their order
 * @param parameters       settings of trees, network and training set
 * @param versions         of this build's libraries and of Java
 * @param rows             rows per split
 */
public record Provenance(
        String dataHash,
        long records,
        Instant trainUntil,
        Instant validationUntil,
        long seed,
        String catalogueVersion,
        List<String> features,
        Map<String, String> parameters,
        Map<String, String> versions,
        Map<String, Integer> rows) {
    /** Keeps sorted copies. */
    public Provenance {
        features = List.copyOf(features);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    }
}
