package io.ringfence.evaluation;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The recipe of public tutorials, as a baseline: accounts that share an identifier are joined, and each connected
 * component of at least 3 accounts is called a ring. Identifiers are all entities but merchants, networks and postal
 * addresses, shared by at most {@value #CAP} accounts. Of the forms of the recipe this one does best in simulated worlds;
 * with networks, or without a cap, most accounts become one component.
 *
 * <p>O(links), deterministic: larger components come first, then by smallest account id. It gives no score, typology or
 * role.
 */
public final class SharedIdentifiers implements Finder {
    /** Most accounts that share an identifier which joins them. */
    public static final int CAP = 10;

    private static final Set<String> LEFT_OUT =
            Set.of(EntityType.ACCOUNT, EntityType.MERCHANT, EntityType.IP, EntityType.ADDRESS);
    private static final int CHECK_EVERY = 65_536;

    @Override
    public List<FoundRing> find(GraphView view, RunControl control) {
        int[] parent = new int[view.nodeCount()];
        Arrays.setAll(parent, node -> node);
        List<EntityType> types = view.graph().types().all();
        for (int node = 0; node < parent.length; node++) {
            if (node % CHECK_EVERY == 0) {
                control.check("joining accounts", node, parent.length);
            }
            if (!LEFT_OUT.contains(types.get(view.typeOf(node)).name())) {
                join(view, node, parent);
            }
        }
        return components(view, parent);
    }

    private void join(GraphView view, int identifier, int[] parent) {
        Set<Integer> accounts = new HashSet<>();
        for (int i = 0; i < view.degree(identifier) && accounts.size() <= CAP; i++) {
            int neighbour = view.neighbour(identifier, i);
            if (view.isAccount(neighbour)) {
                accounts.add(neighbour);
            }
        }
        if (accounts.size() >= 2 && accounts.size() <= CAP) {
            int first = Collections.min(accounts);
            accounts.forEach(account -> union(parent, first, account));
        }
    }

    private static List<FoundRing> components(GraphView view, int[] parent) {
        var members = new TreeMap<Integer, Set<String>>();
        for (int node = 0; node < parent.length; node++) {
            if (view.isAccount(node) && !view.isErased(node)) {
                members.computeIfAbsent(root(parent, node), key -> new HashSet<>())
                        .add(view.entity(node).id());
            }
        }
        var groups = new ArrayList<Set<String>>(members.values());
        groups.removeIf(group -> group.size() < RingEvaluation.SMALLEST);
        groups.sort(Comparator.comparingInt((Set<String> group) -> -group.size())
                .thenComparing(group -> Collections.min(group)));
        return groups.stream().map(FoundRing::of).toList();
    }

    private static void union(int[] parent, int a, int b) {
        int left = root(parent, a);
        int right = root(parent, b);
        parent[Math.max(left, right)] = Math.min(left, right);
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
