package io.ringfence.api.entities;

import io.ringfence.community.Communities;
import io.ringfence.community.Leiden;
import io.ringfence.community.LeidenParameters;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.RunControl;
import io.ringfence.path.ExpansionParameters;
import io.ringfence.path.Neighbourhood;
import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The community of an entity: Leiden on the accounts within six links of it. Two accounts weigh what their types' policies
 * say of what they share, the less the more share it; accounts that are tied directly weigh 1. Hubs tie nobody.
 */
final class LocalCommunity {
    static final String METHOD = "Leiden (modularity) on the accounts within 6 links, at most 1500 entities";

    private static final ExpansionParameters REACH = new ExpansionParameters(6, 1500);

    /**
     * What was found.
     *
     * @param accounts  nodes, ascending
     * @param entities  nodes that at least two of them share, ascending
     */
    record Found(List<Integer> accounts, List<Integer> entities, Neighbourhood.Expansion expansion) {}

    private final GraphView view;
    private final Neighbourhood.Expansion expansion;
    private final SortedMap<Integer, TreeSet<Integer>> accountsOf = new TreeMap<>();

    private LocalCommunity(GraphView view, int node) {
        this.view = view;
        expansion = Neighbourhood.expand(view, node, REACH, RunControl.NONE);
    }

    /** The community of a node; of an entity that is no account, that of most of its accounts. */
    static Found of(GraphView view, int node) {
        return new LocalCommunity(view, node).run(node);
    }

    static CommunityBody.AccountBody account(GraphView view, int node) {
        return new CommunityBody.AccountBody(view.entity(node).id(), EntityReader.label(view.label(node)));
    }

    private Found run(int node) {
        List<Integer> accounts =
                expansion.nodes().stream().filter(view::isAccount).sorted().toList();
        var places = new Int2IntOpenHashMap();
        places.defaultReturnValue(-1);
        accounts.forEach(account -> places.put((int) account, places.size()));
        Communities communities = Leiden.find(project(places), LeidenParameters.DEFAULT, RunControl.NONE);
        int chosen = chosen(node, places, communities);
        var members = new ArrayList<Integer>();
        for (int account : accounts) {
            if (communities.of(places.get(account)) == chosen) {
                members.add(account);
            }
        }
        List<Integer> shared = accountsOf.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().filter(members::contains).count() > 1)
                .map(Map.Entry::getKey)
                .toList();
        return new Found(members, shared, expansion);
    }

    private Projection project(Int2IntMap places) {
        LinkTable links = view.links();
        var builder = new Projection.Builder(places.size());
        for (int link : expansion.links()) {
            int from = links.from(link);
            int to = links.to(link);
            if (view.isAccount(to)) {
                builder.add(places.get(from), places.get(to), 1);
            } else {
                accountsOf.computeIfAbsent(to, key -> new TreeSet<>()).add(from);
            }
        }
        accountsOf
                .entrySet()
                .removeIf(entry -> !ties(entry.getKey(), entry.getValue().size()));
        accountsOf.forEach((entity, accounts) -> {
            EntityType type = view.graph().types().get(view.typeOf(entity));
            double weight = type.hubPolicy().rarityWeight() / (Math.log(accounts.size()) / Math.log(2));
            for (int one : accounts) {
                for (int other : accounts.tailSet(one, false)) {
                    builder.add(places.get(one), places.get(other), weight);
                }
            }
        });
        return builder.build();
    }

    private boolean ties(int entity, int accounts) {
        EntityType type = view.graph().types().get(view.typeOf(entity));
        return accounts > 1
                && type.strength() != EntityType.Strength.NONE
                && !EntityReader.isHub(view, entity, accounts);
    }

    private int chosen(int node, Int2IntMap places, Communities communities) {
        int place = places.get(node);
        if (place >= 0) {
            return communities.of(place);
        }
        Map<Integer, Integer> votes = new TreeMap<>();
        accountsOf
                .getOrDefault(node, new TreeSet<>())
                .forEach(account -> votes.merge(communities.of(places.get((int) account)), 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(places.isEmpty() ? -1 : 0);
    }
}
