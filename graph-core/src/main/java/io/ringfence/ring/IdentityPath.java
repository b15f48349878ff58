package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** The longest chain of a ring in which each account shares one thing with the next, and no shortcut is known. */
final class IdentityPath {
    private static final int LARGEST = 200;
    private static final int LEAST_ACCOUNTS = 4;

    private IdentityPath() {}

    /** By a breadth-first search from every account, O(accounts × ties); left out for large rings and short chains. */
    static Optional<Weighed> longest(Group group, StoredLinks links) {
        if (group.size() > LARGEST) {
            return Optional.empty();
        }
        Graph<EntityId, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        for (Group.Shared shared : group.shared) {
            boolean network = group.type(shared.entity()).name().equals(EntityType.IP);
            if (!network && SharingEvidence.tells(group, shared)) {
                EntityId entity = links.entity(shared.entity());
                graph.addVertex(entity);
                for (int tie : shared.ties()) {
                    EntityId account = links.account(group.landscape.incidence.account(tie));
                    graph.addVertex(account);
                    graph.addEdge(account, entity);
                }
            }
        }
        List<EntityId> accounts =
                graph.vertexSet().stream().filter(EntityId::isAccount).sorted().toList();
        var search = new BFSShortestPath<>(graph);
        List<EntityId> best = List.of();
        for (int i = 0; i < accounts.size(); i++) {
            var paths = search.getPaths(accounts.get(i));
            for (int j = i + 1; j < accounts.size(); j++) {
                // Of an unreachable account the weight is infinite.
                double length = paths.getWeight(accounts.get(j));
                if (length < Double.POSITIVE_INFINITY && length + 1 > best.size()) {
                    best = paths.getPath(accounts.get(j)).getVertexList();
                }
            }
        }
        if ((best.size() + 1) / 2 < LEAST_ACCOUNTS) {
            return Optional.empty();
        }
        return Optional.of(Weighed.of(1.5 * best.size(), new Claim.IdentityChain(best), facts(group, links, best)));
    }

    private static List<EvidenceLink> facts(Group group, StoredLinks links, List<EntityId> path) {
        var facts = new ArrayList<EvidenceLink>();
        for (Group.Shared shared : group.shared) {
            int at = path.indexOf(links.entity(shared.entity()));
            for (int tie : at < 0 ? new int[0] : shared.ties()) {
                EntityId account = links.account(group.landscape.incidence.account(tie));
                if (account.equals(path.get(at - 1)) || account.equals(path.get(at + 1))) {
                    facts.add(links.first(tie));
                }
            }
        }
        return facts;
    }
}
