package io.ringfence.api.entities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * The strongest connections of two entities, strongest first; empty where none was found within the limits.
 *
 * @param coverage  what the search looked at and what the hub policy left out
 * @param truncated whether a limit cut the search short
 */
@Schema(name = "Paths")
public record PathsBody(
        EntityRef from, EntityRef to, Instant asOf, List<PathBody> paths, CoverageBody coverage, boolean truncated) {
    public PathsBody {
        paths = List.copyOf(paths);
    }

    /**
     * One connection.
     *
     * @param strength above 0 to 1: the product of the strengths of the entities that carry it
     * @param entities from one end to the other
     * @param links    one for each step, with the record where it was read
     * @param sentence the connection in words
     */
    @Schema(name = "Path")
    public record PathBody(double strength, List<EntityRef> entities, List<LinkBody> links, String sentence) {
        public PathBody {
            entities = List.copyOf(entities);
            links = List.copyOf(links);
        }
    }
}
