package io.ringfence.projection;

import io.ringfence.graph.EntityTypes;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What of a view of the graph a projection takes in. The time of knowledge is the view's; the window here is one of event
 * time.
 *
 * @param types     names of the entity types whose nodes are taken; empty for all
 * @param kinds     the links that are taken, at least one kind
 * @param from      earliest event time of a link
 * @param to        latest event time of a link, not before {@code from}
 * @param hubs      what becomes of entities that too many share
 * @param weighting what an edge weighs
 */
public record ProjectionParameters(
        Set<String> types, Set<LinkKind> kinds, Instant from, Instant to, HubRule hubs, Weighting weighting) {
    /** Everything but what hub policy leaves out; an edge weighs 1. */
    public static final ProjectionParameters DEFAULT = new ProjectionParameters(
            Set.of(), Set.of(LinkKind.values()), Instant.MIN, Instant.MAX, HubRule.LEAVE_OUT, Weighting.ONE);

    /** What becomes of hubs, placeholders and entities of types that tie nobody. */
    public enum HubRule {
        /** Their links are left out and counted. */
        LEAVE_OUT,
        /** They are taken like any other entity. */
        KEEP
    }

    /** What an edge weighs. */
    public enum Weighting {
        /** 1. */
        ONE,
        /** The number of links that it stands for. */
        SIGHTINGS,
        /** The rarity weight of the entity's type × the rarity of the entity; between accounts, 1. */
        RARITY
    }

    public ProjectionParameters {
        types = Set.copyOf(types);
        kinds = Set.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds must name at least one kind of link");
        }
        Objects.requireNonNull(hubs, "hubs");
        Objects.requireNonNull(weighting, "weighting");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from, got " + from + " to " + to);
        }
    }

    /** The same, with these types of entity only. */
    public ProjectionParameters withTypes(Set<String> names) {
        return new ProjectionParameters(names, kinds, from, to, hubs, weighting);
    }

    /** The same, with these kinds of link only. */
    public ProjectionParameters withKinds(Set<LinkKind> others) {
        return new ProjectionParameters(types, others, from, to, hubs, weighting);
    }

    /** The same, with links of this window of event time only, both ends included. */
    public ProjectionParameters within(Instant earliest, Instant latest) {
        return new ProjectionParameters(types, kinds, earliest, latest, hubs, weighting);
    }

    /** The same under another rule for hubs. */
    public ProjectionParameters withHubs(HubRule rule) {
        return new ProjectionParameters(types, kinds, from, to, rule, weighting);
    }

    /** The same with other weights. */
    public ProjectionParameters withWeighting(Weighting other) {
        return new ProjectionParameters(types, kinds, from, to, hubs, other);
    }

    /** Whether each type, by its index, is taken. */
    boolean[] taken(EntityTypes all) {
        for (String name : types) {
            if (all.indexOf(name) < 0) {
                throw new IllegalArgumentException("unknown entity type '" + name + "'");
            }
        }
        boolean[] taken = new boolean[all.size()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = types.isEmpty() || types.contains(all.get(i).name());
        }
        return taken;
    }

    boolean takesAllLinks() {
        return kinds.size() == LinkKind.values().length && from.equals(Instant.MIN) && to.equals(Instant.MAX);
    }
}
