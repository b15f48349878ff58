package io.ringfence.api.events;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events of one call; those added and repeated are durable.
 *
 * @param added    new
 * @param repeated here already, nothing changed
 * @param rejected refused, with a reason
 * @param results  one per event, in order
 */
@Schema(name = "EventsResult")
public record EventsBody(int added, int repeated, int rejected, List<RowBody> results) {
    public EventsBody {
        results = List.copyOf(results);
    }

    /**
     * What became of one event.
     *
     * @param row    its place in the call, from 1
     * @param status {@code added}, {@code repeated} or {@code rejected}
     * @param reason why it was rejected, null otherwise
     */
    @Schema(name = "EventResult")
    public record RowBody(int row, String status, @Nullable String reason) {}
}
