package io.ringfence.api.entities;

import io.ringfence.ring.Coverage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an answer looked at and what it left out.
 *
 * @param considered    links looked at
 * @param leftOut       links left out by the hub policy, as placeholders or by a limit
 * @param leftOutByType the same by entity type, where known
 */
@Schema(name = "Coverage", description = "Links that the answer looked at, and links that it left out.")
public record CoverageBody(long considered, long leftOut, Map<String, Long> leftOutByType) {
    public CoverageBody {
        leftOutByType = new TreeMap<>(leftOutByType);
    }

    /** The JSON of a coverage. */
    public static CoverageBody of(Coverage coverage) {
        return new CoverageBody(coverage.considered(), coverage.leftOut(), coverage.leftOutByType());
    }
}
