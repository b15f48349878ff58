package io.ringfence.api.rings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rings of the latest run.
 *
 * @param asOf          what was known by then was used to find them
 * @param policyVersion names the hub policy and the parameters of the run
 * @param total         rings that the filter lets through, on all pages
 * @param cleared       groups that looked like rings and were found innocent
 * @param typologies    those of all rings, sorted
 * @param rings         this page
 * @param nextCursor    send it as {@code cursor} for the next page; null on the last
 */
@Schema(name = "RingPage")
public record RingPage(
        Instant asOf,
        String policyVersion,
        int total,
        int cleared,
        List<String> typologies,
        List<RingSummary> rings,
        @Nullable String nextCursor) {
    public RingPage {
        typologies = List.copyOf(typologies);
        rings = List.copyOf(rings);
    }
}
