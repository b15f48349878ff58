package io.ringfence.api.rings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What became of a ring between two runs.
 *
 * @param kind       {@code born}, {@code grown}, {@code shrunk}, {@code merged}, {@code split} or {@code gone}
 * @param relatedIds other rings that took part
 */
@Schema(name = "RingChange")
public record ChangeBody(String kind, Instant at, List<String> relatedIds, int sizeBefore, int sizeAfter) {
    public ChangeBody {
        relatedIds = List.copyOf(relatedIds);
    }
}
