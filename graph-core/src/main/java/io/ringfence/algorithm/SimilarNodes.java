package io.ringfence.algorithm;

import java.util.List;

/**
 * The nodes most similar to one, and what was not looked at.
 *
 * @param nodes       by falling similarity, then by node
 * @param considered  ways of two edges that were followed
 * @param leftOut     ways of two edges over hubs, which were not
 * @param hubsLeftOut neighbours that are hubs
 */
public record SimilarNodes(List<Similar> nodes, long considered, long leftOut, int hubsLeftOut) {
    /**
     * One similar node.
     *
     * @param node       its number in the projection
     * @param similarity above 0; at most 1 by Jaccard
     */
    public record Similar(int node, double similarity) {}

    public SimilarNodes {
        nodes = List.copyOf(nodes);
    }
}
