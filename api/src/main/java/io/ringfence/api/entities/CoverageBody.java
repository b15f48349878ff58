package io.ringfence.api.entities;

import io.ringfence.ring.Coverage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an answer looked at and what it left out.
 *
 * @param considered    links looked at
 * @param leftOut       links left out by the hub policy, as placeholders or by a limit
 * @param leftOutByType the same by entity type, where known
 * @param hubs          the largest entities left out of a ring, most accounts first
 */
@Schema(name = "Coverage", description = "Links that the answer looked at, and links that it left out.")
public record CoverageBody(long considered, long leftOut, Map<String, Long> leftOutByType, List<HubBody> hubs) {
    /**
     * An entity that was left out.
     *
     * @param members     accounts of the answer that were seen with it
     * @param accounts    all accounts that were
     * @param placeholder whether it means "unknown" rather than that too many share it
     */
    @Schema(name = "Hub")
    public record HubBody(EntityRef entity, int members, int accounts, boolean placeholder) {}

    public CoverageBody {
        leftOutByType = new TreeMap<>(leftOutByType);
        hubs = List.copyOf(hubs);
    }

    /** A coverage that names no hubs. */
    public static CoverageBody of(long considered, long leftOut, Map<String, Long> leftOutByType) {
        return new CoverageBody(considered, leftOut, leftOutByType, List.of());
    }

    /** The JSON of a coverage. */
    public static CoverageBody of(Coverage coverage) {
        return new CoverageBody(
                coverage.considered(),
                coverage.leftOut(),
                coverage.leftOutByType(),
                coverage.hubs().stream()
                        .map(hub -> new HubBody(
                                EntityRef.of(hub.entity()), hub.members(), hub.accounts(), hub.placeholder()))
                        .toList());
    }
}
