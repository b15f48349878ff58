package io.ringfence.embeddings.drift;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One thing that is watched, as it was when the model was trained.
 *
 * @param name     such as {@code payment.amount}, {@code score}, {@code degree}
 * @param kind     what it is
 * @param mean     mean of the values that were there; NaN where none was
 * @param all      all decisions
 * @param segments the same, segment by segment
 * @param usual    how far it moved from window to window before training, as a population stability index
 */
public record Quantity(
        String name, Kind kind, double mean, Histogram all, Map<String, Histogram> segments, double usual) {
    /** What is watched. */
    public enum Kind {
        /** A feature that the model reads. */
        FEATURE,
        /** The risk that it gives. */
        SCORE,
        /** How many links an account has. */
        DEGREE,
        /** How many accounts hang together through what they shared within the window. */
        COMPONENT_SIZE,
        /** How many accounts use what a decision names. */
        IDENTIFIER_RARITY
    }

    public Quantity {
        Objects.requireNonNull(kind, "kind");
        segments = Collections.unmodifiableMap(new TreeMap<>(segments));
    }
}
