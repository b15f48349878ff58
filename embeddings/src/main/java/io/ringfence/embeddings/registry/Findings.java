package io.ringfence.embeddings.registry;

import io.ringfence.embeddings.drift.DriftReference;
import io.ringfence.embeddings.linkprediction.LinkDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a trained model beside its metrics; kept in its folder.
 *
 * @param latency   how long scoring takes; null where it was not measured
 * @param dossier   what its report page shows; null where there is none
 * @param reference how decisions were distributed when it was trained; null where there is none, so that drift cannot be
 *                  measured
 * @param links     what foretells links of accounts; null where too few came later to learn from
 */
public record Findings(
        @Nullable Latency latency,
        @Nullable Dossier dossier,
        @Nullable DriftReference reference,
        @Nullable LinkDecoder links) {
    /** Nothing was looked at. */
    public static final Findings NONE = new Findings(null, null, null, null);

    /** The same for a model that foretells no links. */
    public Findings(@Nullable Latency latency, @Nullable Dossier dossier, @Nullable DriftReference reference) {
        this(latency, dossier, reference, null);
    }
}
