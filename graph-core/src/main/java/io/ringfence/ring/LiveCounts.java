package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.HubPolicy;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.Placeholders;
import java.util.Arrays;

/**
 * How many accounts were seen with each entity, event by event: what a full run counts anew, kept up between full runs.
 * 5 bytes a node. One writer.
 */
final class LiveCounts {
    private static final byte KNOWN = 1;
    private static final byte MAY_TIE = 2;

    private final EntityTypes types;
    private int[] sharers;
    private byte[] kinds;

    LiveCounts(Incidence incidence) {
        GraphView view = incidence.view();
        types = view.graph().types();
        sharers = new int[Math.max(16, view.nodeCount() + view.nodeCount() / 8)];
        kinds = new byte[sharers.length];
        for (int entity = 0; entity < incidence.entityCount(); entity++) {
            sharers[incidence.entityNode(entity)] = incidence.sharers(entity);
        }
    }

    /** Counts one more account of an entity. */
    void add(int entity) {
        if (entity >= sharers.length) {
            int size = Math.max(entity + 1, sharers.length + sharers.length / 2);
            sharers = Arrays.copyOf(sharers, size);
            kinds = Arrays.copyOf(kinds, size);
        }
        sharers[entity]++;
    }

    /** Accounts that were ever seen with an entity. */
    int sharers(int entity) {
        return entity < sharers.length ? sharers[entity] : 0;
    }

    /** Whether an entity is of a type that may tie accounts and no placeholder. */
    boolean mayTie(GraphView view, int entity) {
        return (kind(view, entity) & MAY_TIE) != 0;
    }

    boolean isPlaceholder(GraphView view, int entity) {
        EntityType type = types.get(view.typeOf(entity));
        return type.strength() == EntityType.Strength.NONE
                ? Placeholders.is(view.entity(entity), type)
                : !mayTie(view, entity);
    }

    /** Whether an entity is shared and hub policy lets it tie those who share it. */
    boolean carries(GraphView view, int entity) {
        int all = sharers(entity);
        if (all < 2 || !mayTie(view, entity)) {
            return false;
        }
        HubPolicy policy = types.get(view.typeOf(entity)).hubPolicy();
        return all <= policy.cap()
                || policy.allowed().contains(view.entity(entity).id());
    }

    private int kind(GraphView view, int entity) {
        int kind = entity < kinds.length ? kinds[entity] : 0;
        if ((kind & KNOWN) == 0) {
            EntityType type = types.get(view.typeOf(entity));
            boolean ties = type.strength() != EntityType.Strength.NONE && !Placeholders.is(view.entity(entity), type);
            kind = KNOWN | (ties ? MAY_TIE : 0);
            if (entity < kinds.length) {
                kinds[entity] = (byte) kind;
            }
        }
        return kind;
    }
}
