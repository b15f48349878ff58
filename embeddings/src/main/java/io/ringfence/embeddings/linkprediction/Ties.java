package io.ringfence.embeddings.linkprediction;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/** Who is tied to whom in a view, transfers and entities that tie nobody left out; bounded, the newest first. For one thread. */
final class Ties {
    private static final int MOST_LINKS = 64;

    private static final int MOST_LOOKED_AT = 2048;

    private final GraphView view;
    private final Int2IntOpenHashMap hubs = new Int2IntOpenHashMap();

    Ties(GraphView view) {
        this.view = view;
    }

    GraphView view() {
        return view;
    }

    /** Whether entities of a node's type tie accounts. */
    boolean ties(int node) {
        EntityType type = view.graph().types().get(view.typeOf(node));
        return type.strength() != EntityType.Strength.NONE;
    }

    /** The distinct nodes that a node is tied to. */
    IntList of(int node) {
        var found = new IntLinkedOpenHashSet();
        int degree = view.degree(node);
        for (int i = degree - 1; i >= Math.max(0, degree - MOST_LINKS); i--) {
            int other = view.neighbour(node, i);
            boolean transfer = view.isAccount(node)
                    && view.isAccount(other)
                    && view.links().payment(view.link(node, i)) != LinkTable.NO_PAYMENT;
            if (!transfer && other != node && (view.isAccount(other) || ties(other))) {
                found.add(other);
            }
        }
        return new IntArrayList(found);
    }

    /** Whether so many share an entity that sharing it says little, by its type's policy. */
    boolean isHub(int entity) {
        return !view.isAccount(entity) && hubs.computeIfAbsent(entity, one -> reachesCap(one) ? 1 : 0) == 1;
    }

    private boolean reachesCap(int entity) {
        int cap = view.graph().types().get(view.typeOf(entity)).hubPolicy().cap();
        int degree = view.degree(entity);
        var users = new IntOpenHashSet();
        for (int i = degree - 1; i >= Math.max(0, degree - MOST_LOOKED_AT) && users.size() < cap; i--) {
            users.add(view.neighbour(entity, i));
        }
        return users.size() >= cap;
    }

    /** Whether two nodes are linked in any way. */
    boolean linked(int one, int other) {
        int from = view.degree(one) <= view.degree(other) ? one : other;
        int to = from == one ? other : one;
        int degree = view.degree(from);
        for (int i = 0; i < degree; i++) {
            if (view.neighbour(from, i) == to) {
                return true;
            }
        }
        return false;
    }
}
