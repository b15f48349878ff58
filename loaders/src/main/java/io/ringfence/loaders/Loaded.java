package io.ringfence.loaders;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import java.util.List;
import java.util.Objects;

/**
 * Sources turned into events.
 *
 * @param types  the built-in entity types and those that the mapping declares
 * @param events in {@link io.ringfence.graph.EventOrder#BY_KNOWN_TIME}, each once
 * @param report what became of every row
 */
public record Loaded(EntityTypes types, List<Event> events, LoadReport report) {
    public Loaded {
        Objects.requireNonNull(types, "types");
        events = List.copyOf(events);
        Objects.requireNonNull(report, "report");
    }
}
