package io.ringfence.projection;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The making of one {@link EntityProjection}: rows of the view first, then again without hubs where there are any. */
final class EntityRows {
    private static final int GRAIN = 1 << 13;

    private final GraphView view;
    private final ProjectionParameters parameters;
    private final RunControl control;
    private final LinkTable links;
    private final boolean all;
    private final boolean observed;
    private final boolean payments;
    private final long from;
    private final long to;
    private final int[] nodes;
    private final int[] places;

    EntityRows(GraphView view, ProjectionParameters parameters, RunControl control) {
        this.view = view;
        this.parameters = parameters;
        this.control = control;
        links = view.links();
        all = parameters.takesAllLinks();
        observed = parameters.kinds().contains(LinkKind.OBSERVED);
        payments = parameters.kinds().contains(LinkKind.PAYMENT);
        from = millis(parameters.from());
        to = millis(parameters.to());
        boolean[] taken = parameters.taken(view.graph().types());
        places = new int[view.nodeCount()];
        int size = 0;
        for (int node = 0; node < places.length; node++) {
            places[node] = taken[view.typeOf(node)] ? size++ : -1;
        }
        nodes = new int[size];
        for (int node = 0; node < places.length; node++) {
            if (places[node] >= 0) {
                nodes[places[node]] = node;
            }
        }
    }

    private static long millis(Instant time) {
        if (time.equals(Instant.MIN)) {
            return Long.MIN_VALUE;
        }
        return time.equals(Instant.MAX) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    EntityProjection run() {
        control.check("projection", 0, 3);
        Workers workers = control.workers();
        int[] room = new int[nodes.length];
        workers.forRanges(nodes.length, GRAIN, (_, first, last) -> {
            for (int place = first; place < last; place++) {
                room[place] = view.degree(nodes[place]);
            }
        });
        boolean counted = parameters.weighting() == ProjectionParameters.Weighting.SIGHTINGS;
        var rows = new RawRows(room, counted, RawRows.PAGE_SLOTS);
        control.check("projection", 1, 3);
        workers.forRanges(nodes.length, GRAIN, (_, first, last) -> {
            for (int place = first; place < last; place++) {
                fill(rows, place, room[place]);
            }
        });
        control.check("projection", 2, 3);
        Projection graph = rows.fold(workers);
        SortedMap<String, Long> leftOut = new TreeMap<>();
        boolean[] hubs = hubs(graph, leftOut);
        if (!leftOut.isEmpty() || parameters.weighting() == ProjectionParameters.Weighting.RARITY) {
            graph = again(graph, hubs);
        }
        return new EntityProjection(graph, nodes, places, leftOut);
    }

    private void fill(RawRows rows, int place, int degree) {
        int node = nodes[place];
        for (int i = 0; i < degree; i++) {
            int neighbour = view.neighbour(node, i);
            int other = places[neighbour];
            if (other >= 0 && neighbour != node && (all || takes(view.link(node, i)))) {
                rows.add(place, other, 1);
            }
        }
    }

    private boolean takes(int link) {
        boolean kind = links.payment(link) == LinkTable.NO_PAYMENT ? observed : payments;
        return kind && links.at(link) >= from && links.at(link) <= to;
    }

    private boolean[] hubs(Projection graph, SortedMap<String, Long> leftOut) {
        boolean[] hubs = new boolean[nodes.length];
        if (parameters.hubs() == ProjectionParameters.HubRule.KEEP) {
            return hubs;
        }
        control.workers().forRanges(nodes.length, GRAIN, (_, first, last) -> {
            for (int place = first; place < last; place++) {
                hubs[place] = !view.isAccount(nodes[place]) && isHub(place, graph.degree(place));
            }
        });
        for (int place = 0; place < hubs.length; place++) {
            if (hubs[place]) {
                leftOut.merge(type(place).name(), (long) graph.degree(place), Long::sum);
            }
        }
        return hubs;
    }

    private boolean isHub(int place, int sharers) {
        EntityType type = type(place);
        if (sharers == 0 || type.strength() == EntityType.Strength.NONE) {
            return sharers > 0;
        }
        boolean beyond = sharers > type.hubPolicy().cap()
                && !type.hubPolicy()
                        .allowed()
                        .contains(view.entity(nodes[place]).id());
        return beyond || Placeholders.is(view.entity(nodes[place]), type);
    }

    private EntityType type(int place) {
        return view.graph().types().get(view.typeOf(nodes[place]));
    }

    /** The rows without hubs, and with their weights by rarity where those are asked for. */
    private Projection again(Projection graph, boolean[] hubs) {
        Workers workers = control.workers();
        boolean byRarity = parameters.weighting() == ProjectionParameters.Weighting.RARITY;
        int[] room = new int[nodes.length];
        for (int place = 0; place < room.length; place++) {
            room[place] = hubs[place] ? 0 : graph.degree(place);
        }
        var rows = new RawRows(room, byRarity || graph.isWeighted(), RawRows.PAGE_SLOTS);
        workers.forRanges(nodes.length, GRAIN, (_, first, last) -> {
            for (int place = first; place < last; place++) {
                int end = hubs[place] ? 0 : graph.end(place);
                for (int slot = graph.begin(place); slot < end; slot++) {
                    int other = graph.neighbour(place, slot);
                    if (!hubs[other]) {
                        float weight =
                                byRarity ? rarity(graph, place) * rarity(graph, other) : graph.weight(place, slot);
                        rows.add(place, other, weight);
                    }
                }
            }
        });
        return rows.fold(workers);
    }

    /** What a node gives to the weight of its edges; an account gives 1. */
    private float rarity(Projection graph, int place) {
        if (view.isAccount(nodes[place])) {
            return 1;
        }
        return (float) (type(place).hubPolicy().rarityWeight() * AccountProjection.rarity(graph.degree(place)));
    }
}
