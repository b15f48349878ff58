package io.ringfence.api.entities;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.path.ExpansionParameters;
import io.ringfence.path.Neighbourhood;
import io.ringfence.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds entities like one. Candidates are those of its type within four links (two for an entity that is no account), hubs
 * not passed, and the members of its ring. Accounts compare by what they do (see {@link Behaviour}), other entities by who
 * uses them: the accounts that used both, as a share of those that used either (Jaccard).
 */
final class LookAlikes {
    static final String OF_ACCOUNTS =
            "cosine of feature vectors, labels left out, standardised over 200 accounts of the"
                    + " whole graph; candidates are within 4 links or in the same ring";
    static final String OF_OTHERS = "Jaccard index of the accounts that used them; candidates are within 2 links";

    private static final int MAX_CANDIDATES = 150;
    private static final int MAX_REASONS = 3;
    private static final int MAX_SHARED = 5;

    private final Workspace workspace;
    private final GraphView view;

    LookAlikes(Workspace workspace, GraphView view) {
        this.workspace = workspace;
        this.view = view;
    }

    SimilarBody of(int node, int limit) {
        boolean account = view.isAccount(node);
        Neighbourhood.Expansion expansion =
                Neighbourhood.expand(view, node, new ExpansionParameters(account ? 4 : 2, 2000), RunControl.NONE);
        Set<Integer> candidates = new LinkedHashSet<>();
        EntityId entity = view.entity(node);
        if (account) {
            workspace
                    .ringOf(entity.id())
                    .ifPresent(ring ->
                            ring.accountIds().forEach(id -> add(candidates, view.node(EntityId.account(id)), node)));
        }
        expansion.nodes().forEach(other -> add(candidates, other, node));
        boolean truncated =
                candidates.size() > MAX_CANDIDATES || expansion.extent().truncated();
        List<Integer> compared = candidates.stream().limit(MAX_CANDIDATES).toList();
        List<SimilarBody.LikeBody> alike = account ? accounts(node, compared) : others(node, compared);
        return new SimilarBody(
                EntityRef.of(entity),
                view.asOf(),
                account ? OF_ACCOUNTS : OF_OTHERS,
                compared.size(),
                alike.stream()
                        .sorted(Comparator.comparingDouble(SimilarBody.LikeBody::similarity)
                                .reversed()
                                .thenComparing(like -> like.entity().id()))
                        .limit(limit)
                        .toList(),
                CoverageBody.of(
                        expansion.extent().considered(),
                        expansion.extent().leftOut(),
                        expansion.extent().leftOutByType()),
                truncated);
    }

    private void add(Set<Integer> candidates, int other, int node) {
        if (other >= 0 && other != node && view.typeOf(other) == view.typeOf(node)) {
            candidates.add(other);
        }
    }

    private List<SimilarBody.LikeBody> accounts(int node, List<Integer> candidates) {
        var behaviour = new Behaviour(workspace, view, node);
        var alike = new ArrayList<SimilarBody.LikeBody>();
        for (int candidate : candidates) {
            Behaviour.Likeness likeness = behaviour.compare(candidate, MAX_REASONS);
            alike.add(like(candidate, likeness.cosine(), shared(node, candidate), likeness.reasons()));
        }
        return alike;
    }

    private List<SimilarBody.LikeBody> others(int node, List<Integer> candidates) {
        Set<Integer> users = neighbours(node);
        var alike = new ArrayList<SimilarBody.LikeBody>();
        for (int candidate : candidates) {
            Set<Integer> either = neighbours(candidate);
            int all = either.size();
            either.retainAll(users);
            int both = either.size();
            double jaccard = (double) both / (users.size() + all - both);
            alike.add(like(
                    candidate,
                    jaccard,
                    shared(node, candidate),
                    List.of(both + " of " + (users.size() + all - both) + " accounts used both.")));
        }
        return alike;
    }

    private SimilarBody.LikeBody like(int node, double similarity, List<EntityRef> shared, List<String> reasons) {
        return new SimilarBody.LikeBody(
                EntityRef.of(view.entity(node)), similarity, EntityReader.label(view.label(node)), shared, reasons);
    }

    private List<EntityRef> shared(int one, int other) {
        Set<Integer> both = neighbours(one);
        both.retainAll(neighbours(other));
        return both.stream()
                .map(view::entity)
                .sorted()
                .limit(MAX_SHARED)
                .map(EntityRef::of)
                .toList();
    }

    private Set<Integer> neighbours(int node) {
        var neighbours = new HashSet<Integer>();
        view.forEachLink(node, (neighbour, link) -> neighbours.add(neighbour));
        return neighbours;
    }
}
