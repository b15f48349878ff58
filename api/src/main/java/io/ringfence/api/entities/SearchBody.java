package io.ringfence.api.entities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What fits a text.
 *
 * @param entities  an exact id first, then ids that begin with the text, then ids that hold it
 * @param rings     by id, or by the id of a member
 * @param scanned   entities that were looked at
 * @param truncated whether there may be more: the limit or the bound of the scan was reached
 */
@Schema(name = "SearchResult")
public record SearchBody(String q, List<HitBody> entities, List<RingRef> rings, int scanned, boolean truncated) {
    public SearchBody {
        entities = List.copyOf(entities);
        rings = List.copyOf(rings);
    }

    /**
     * One entity.
     *
     * @param match {@code exact}, {@code prefix} or {@code part}
     * @param label {@code fraud}, {@code legit} or {@code none}
     */
    @Schema(name = "SearchHit")
    public record HitBody(String type, String id, String match, String label) {}
}
