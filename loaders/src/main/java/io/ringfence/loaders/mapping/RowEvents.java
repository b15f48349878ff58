package io.ringfence.loaders.mapping;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row says.
 *
 * @param events  its events
 * @param untimed its links that count from their account's creation, which another row may tell
 */
public record RowEvents(List<Event> events, List<UntimedLink> untimed) {
    public RowEvents {
        events = List.copyOf(events);
        untimed = List.copyOf(untimed);
    }

    /** A link without a time of its own. */
    public record UntimedLink(
            String accountId, EntityId entity, @Nullable Instant knownAt, Source source) {
        /** The link, at the creation of its account. */
        public Event.LinkSeen at(Event.AccountOpened opened) {
            return new Event.LinkSeen(
                    accountId, entity, opened.at(), knownAt == null ? opened.knownAt() : knownAt, source);
        }
    }
}
