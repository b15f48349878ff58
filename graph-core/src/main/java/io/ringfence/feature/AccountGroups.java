package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.HubPolicy;
import io.ringfence.projection.Placeholders;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/**
 * Groups of accounts that share entities, so that results can be reported disjoint by ring. Components over entities
 * that are no hubs, by union-find, rarest entity first; a merge that would pass the cap is not made, so that no giant
 * component swallows all. O(n log n + links); deterministic.
 */
final class AccountGroups {
    private final GraphView view;
    private final int cap;
    private final int[] parent;
    private final int[] size;

    private AccountGroups(GraphView view, int cap) {
        this.view = view;
        this.cap = cap;
        parent = new int[view.nodeCount()];
        size = new int[view.nodeCount()];
        for (int node = 0; node < parent.length; node++) {
            parent[node] = node;
            size[node] = 1;
        }
    }

    /** The group of each node, named by its lowest account; shape [nodes], meaningful for accounts. */
    static int[] find(GraphView view, int cap) {
        var groups = new AccountGroups(view, cap);
        groups.merge();
        int[] group = new int[view.nodeCount()];
        for (int node = 0; node < group.length; node++) {
            group[node] = groups.root(node);
        }
        return group;
    }

    private void merge() {
        var entities = new IntArrayList();
        var users = new IntArrayList();
        for (int node = 0; node < view.nodeCount(); node++) {
            int count = EntityUsers.ties(view.graph().types(), view.typeOf(node))
                    ? usersOf(node).size()
                    : 0;
            if (count > 1) {
                entities.add(node);
                users.add(count);
            }
        }
        int[] order = new int[entities.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        IntArrays.quickSort(order, (a, b) -> {
            int byUsers = Integer.compare(users.getInt(a), users.getInt(b));
            return byUsers != 0 ? byUsers : Integer.compare(entities.getInt(a), entities.getInt(b));
        });
        for (int i : order) {
            IntArrayList accounts = usersOf(entities.getInt(i));
            for (int a = 1; a < accounts.size(); a++) {
                union(accounts.getInt(0), accounts.getInt(a));
            }
        }
    }

    /** The accounts on an entity in the order in which they came; none where it is a hub or a placeholder. */
    private IntArrayList usersOf(int entity) {
        EntityType type = view.graph().types().get(view.typeOf(entity));
        HubPolicy policy = type.hubPolicy();
        var accounts = new IntArrayList();
        if (view.degree(entity) > 1 && Placeholders.is(view.entity(entity), type)) {
            return accounts;
        }
        var seen = new IntOpenHashSet();
        for (int i = 0; i < view.degree(entity); i++) {
            int account = view.neighbour(entity, i);
            if (seen.add(account)) {
                accounts.add(account);
            }
            if (accounts.size() > policy.cap()) {
                accounts.clear();
                return accounts;
            }
        }
        return accounts;
    }

    private int root(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void union(int a, int b) {
        int low = Math.min(root(a), root(b));
        int high = Math.max(root(a), root(b));
        if (low != high && size[low] + size[high] <= cap) {
            parent[high] = low;
            size[low] += size[high];
        }
    }
}
