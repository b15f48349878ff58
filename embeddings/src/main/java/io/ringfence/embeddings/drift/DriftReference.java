package io.ringfence.embeddings.drift;

import java.time.Instant;
import java.util.List;

/**
 * How the decisions of the last window before training were distributed; counts in intervals, no decision itself.
 *
 * @param from       start of the window
 * @param to         its end, the moment of training
 * @param decisions  decisions looked at
 * @param quantities what is watched, features first
 */
public record DriftReference(Instant from, Instant to, int decisions, List<Quantity> quantities) {
    /** Keeps a copy. */
    public DriftReference {
        quantities = List.copyOf(quantities);
    }
}
