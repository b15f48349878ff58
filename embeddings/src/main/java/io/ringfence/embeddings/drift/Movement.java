package io.ringfence.embeddings.drift;

import org.jspecify.annotations.Nullable;

/**
 * How far one quantity moved since training.
 *
 * @param name    what it is called
 * @param kind    what it is
 * @param psi     population stability index against the reference
 * @param limit   from which on it is an alarm: more than noise, more than what was usual before training
 * @param was     mean in the reference; NaN where there was none
 * @param is      mean now
 * @param segment the segment in which it moved furthest; null where none was large enough to say
 * @param segmentPsi how far it moved there
 * @param wasMissing share of decisions without a value in the reference
 * @param isMissing  the same now
 */
public record Movement(
        String name,
        Quantity.Kind kind,
        double psi,
        double limit,
        double was,
        double is,
        @Nullable String segment,
        double segmentPsi,
        double wasMissing,
        double isMissing) {
    /** Whether it moved further than it may. */
    public boolean alarming() {
        return psi > limit;
    }
}
