package io.ringfence.ring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * All rings of one run.
 *
 * @param asOf          what was known by then was used
 * @param policyVersion names the hub policy and parameters of the run
 * @param rings         by score, highest first, then by id
 * @param cleared       groups found innocent, by account ids
 * @param coverage      what the run looked at and left out
 */
public record RingSet(
        Instant asOf, String policyVersion, List<Ring> rings, List<ClearedGroup> cleared, Coverage coverage) {
    /** No rings, of no run. */
    public static final RingSet EMPTY = new RingSet(Instant.EPOCH, "none", List.of(), List.of(), Coverage.NONE);

    public RingSet {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(policyVersion, "policyVersion");
        rings = List.copyOf(rings);
        cleared = List.copyOf(cleared);
        Objects.requireNonNull(coverage, "coverage");
    }
}
