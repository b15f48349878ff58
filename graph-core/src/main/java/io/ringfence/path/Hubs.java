package io.ringfence.path;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.HubPolicy;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Placeholders;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which nodes of a view may carry a path. A hub, a placeholder, and an entity of a type that ties nobody may end one,
 * never carry one. Answers are kept for the length of one search; one thread.
 */
final class Hubs {
    /** An entity of more links than this many times its cap counts as a hub without a count of its accounts. */
    private static final int SCAN = 64;

    private final GraphView view;
    private final Map<Integer, Integer> sharers = new HashMap<>();

    Hubs(GraphView view) {
        this.view = view;
    }

    EntityType type(int node) {
        return view.graph().types().get(view.typeOf(node));
    }

    boolean carries(int node) {
        EntityType type = type(node);
        HubPolicy policy = type.hubPolicy();
        EntityId entity = view.entity(node);
        if (type.strength() == EntityType.Strength.NONE || (!view.isAccount(node) && Placeholders.is(entity, type))) {
            return false;
        }
        return policy.allowed().contains(entity.id()) || neighbours(node) <= policy.cap();
    }

    /** Distinct neighbours of a node, counted to one above its cap. */
    int neighbours(int node) {
        return sharers.computeIfAbsent(node, key -> {
            int cap = type(node).hubPolicy().cap();
            int degree = view.degree(node);
            if (degree > (long) cap * SCAN) {
                return cap + 1;
            }
            var seen = new IntOpenHashSet();
            for (int i = 0; i < degree && seen.size() <= cap; i++) {
                seen.add(view.neighbour(node, i));
            }
            return seen.size();
        });
    }

    /** How strongly a node ties two of its neighbours, above 0 to 1. */
    double strength(int node) {
        if (view.isAccount(node)) {
            return 0.8;
        }
        double rarity = AccountProjection.rarity(neighbours(node));
        return switch (type(node).strength()) {
            case HARD -> 0.95 * Math.sqrt(rarity);
            case SOFT -> 0.8 * rarity;
            case NONE -> 0.05;
        };
    }
}
