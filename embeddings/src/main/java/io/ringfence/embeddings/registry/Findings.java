package io.ringfence.embeddings.registry;

import io.ringfence.embeddings.drift.DriftReference;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a trained model beside its metrics; kept in its folder.
 *
 * @param latency   how long scoring takes; null where it was not measured
 * @param dossier   what its report page shows; null where there is none
 * @param reference how decisions were distributed when it was trained; null where there is none, so that drift cannot be
 *                  measured
 */
public record Findings(
        @Nullable Latency latency,
        @Nullable Dossier dossier,
        @Nullable DriftReference reference) {
    /** Nothing was looked at. */
    public static final Findings NONE = new Findings(null, null, null);
}
