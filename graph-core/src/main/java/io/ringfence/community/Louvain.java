package io.ringfence.community;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;

/**
 * The Louvain algorithm: local moves and aggregation of whole communities, level by level. It is {@link Leiden} without
 * refinement: quicker by a round, worse by a few hundredths of modularity. As at the end of Leiden, communities in pieces
 * are parted and single nodes moved until neither is left.
 *
 * <p>On a graph of more than {@value CommunitySearch#LARGE} nodes the first round is a rough one, which makes this the
 * quickest way to communities that are worth something.
 *
 * <p>About O(m log n) time, memory as {@link Leiden#estimateBytes}. Deterministic at any thread count.
 *
 * @see <a href="https://doi.org/10.1088/1742-5468/2008/10/P10008">Blondel, Guillaume, Lambiotte &amp; Lefebvre 2008</a>
 */
public final class Louvain {
    private Louvain() {}

    /**
     * Finds communities.
     *
     * @param control called once per level and stage
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static Communities find(Projection graph, LouvainParameters parameters, RunControl control) {
        var settings = new LeidenParameters(
                parameters.objective(),
                parameters.resolution(),
                Integer.MAX_VALUE,
                parameters.maxIterations(),
                parameters.seed());
        return Communities.ofLabels(new CommunitySearch(graph, settings, false, control).run());
    }
}
