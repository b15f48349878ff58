package io.ringfence.embeddings.drift;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;

/**
 * How many accounts hang together through what was seen within a window; things that more use than the hub policy of
 * their type allows join nobody. O(links of the window). A window, and not all history, because the latter only grows.
 */
final class WindowComponents {
    private final DisjointSets sets;
    private final int[] accounts;

    private WindowComponents(DisjointSets sets, int[] accounts) {
        this.sets = sets;
        this.accounts = accounts;
    }

    static WindowComponents of(TemporalGraph graph, Instant from, Instant to) {
        GraphView end = graph.asOf(to);
        int first = graph.asOf(from).linkCount();
        LinkTable links = graph.links();
        int[] uses = new int[end.nodeCount()];
        for (int link = first; link < end.linkCount(); link++) {
            if (links.to(link) >= 0) {
                uses[links.to(link)]++;
            }
        }
        var sets = new DisjointSets(end.nodeCount());
        for (int link = first; link < end.linkCount(); link++) {
            int account = links.from(link);
            int entity = links.to(link);
            if (account >= 0 && entity >= 0) {
                EntityType type = graph.types().get(graph.typeOf(entity));
                boolean ties = type.strength() != EntityType.Strength.NONE || end.isAccount(entity);
                if (ties && uses[entity] <= type.hubPolicy().cap()) {
                    sets.union(account, entity);
                }
            }
        }
        int[] accounts = new int[end.nodeCount()];
        for (int node = 0; node < accounts.length; node++) {
            accounts[sets.find(node)] += end.isAccount(node) ? 1 : 0;
        }
        return new WindowComponents(sets, accounts);
    }

    /** The accounts in the component of an account, itself included. */
    int size(int account) {
        return account < accounts.length ? Math.max(1, accounts[sets.find(account)]) : 1;
    }
}
