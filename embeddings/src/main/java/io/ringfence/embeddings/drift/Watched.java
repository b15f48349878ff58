package io.ringfence.embeddings.drift;

import io.ringfence.feature.FeatureCatalogue;
import java.util.List;

/**
 * What is watched of a model.
 *
 * @param model     its id
 * @param catalogue where the features are
 * @param features  names of those that the model reads
 * @param scoring   the model
 */
public record Watched(String model, FeatureCatalogue catalogue, List<String> features, Scoring scoring) {
    /** Keeps a copy. */
    public Watched {
        features = List.copyOf(features);
    }
}
