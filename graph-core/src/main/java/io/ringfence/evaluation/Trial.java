package io.ringfence.evaluation;

import io.ringfence.graph.TemporalGraph;
import java.util.Objects;

/**
 * A world to judge a finder by.
 *
 * @param name  tells it from others, such as {@code seed 42} or a folder
 * @param graph what was known; nothing of the truth but the labels that were given
 * @param truth who the rings and the innocent groups are
 */
public record Trial(String name, TemporalGraph graph, RingTruth truth) {
    public Trial {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(truth, "truth");
    }
}
