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
 * @param untimed what counts from its account's creation, which another row may tell
 */
public record RowEvents(List<Event> events, List<Untimed> untimed) {
    public RowEvents {
        events = List.copyOf(events);
        untimed = List.copyOf(untimed);
    }

    /** An event without a time of its own. */
    public sealed interface Untimed {
        /** The account that it is about. */
        String accountId();

        /** The event, at the creation of its account. */
        Event at(Event.AccountOpened opened);
    }

    /** A link without a time of its own. */
    public record UntimedLink(
            String accountId, EntityId entity, @Nullable Instant knownAt, Source source) implements Untimed {
        @Override
        public Event.LinkSeen at(Event.AccountOpened opened) {
            return new Event.LinkSeen(
                    accountId, entity, opened.at(), knownAt == null ? opened.knownAt() : knownAt, source);
        }
    }

    /** An attribute without a time of its own. */
    public record UntimedAttribute(
            String accountId,
            String name,
            String value,
            @Nullable Instant knownAt,
            Source source) implements Untimed {
        @Override
        public Event.AttributeGiven at(Event.AccountOpened opened) {
            return new Event.AttributeGiven(
                    accountId, name, value, opened.at(), knownAt == null ? opened.knownAt() : knownAt, source);
        }
    }
}
