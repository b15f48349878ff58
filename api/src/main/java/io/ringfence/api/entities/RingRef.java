package io.ringfence.api.entities;

import io.ringfence.ring.Evidence;
import io.ringfence.ring.Ring;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A ring that an answer names, with its strongest evidence.
 *
 * @param accounts members
 * @param evidence at most three sentences
 */
@Schema(name = "RingRef")
public record RingRef(String id, double score, String typology, String summary, int accounts, List<String> evidence) {
    private static final int SENTENCES = 3;

    public RingRef {
        evidence = List.copyOf(evidence);
    }

    /** The JSON of a ring that an answer names. */
    public static RingRef of(Ring ring) {
        return new RingRef(
                ring.id(),
                ring.score(),
                Words.of(ring.typology()),
                ring.summary(),
                ring.members().size(),
                ring.evidence().stream()
                        .limit(SENTENCES)
                        .map(Evidence::sentence)
                        .toList());
    }
}
