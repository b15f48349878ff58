package io.ringfence.community;

import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Walks the connected pieces of communities, each node once. */
final class CommunityPieces {
    private final Projection graph;
    private final int[] labels;
    private final boolean[] seen;
    private final IntArrayList piece = new IntArrayList();

    CommunityPieces(Projection graph, int[] labels) {
        this.graph = graph;
        this.labels = labels;
        seen = new boolean[labels.length];
    }

    /** Walks the piece of a node; false if it was walked before. */
    boolean begin(int node) {
        if (seen[node]) {
            return false;
        }
        piece.clear();
        piece.add(node);
        seen[node] = true;
        for (int i = 0; i < piece.size(); i++) {
            int at = piece.getInt(i);
            int end = graph.end(at);
            for (int slot = graph.begin(at); slot < end; slot++) {
                int other = graph.neighbour(at, slot);
                if (!seen[other] && labels[other] == labels[node]) {
                    seen[other] = true;
                    piece.add(other);
                }
            }
        }
        return true;
    }

    /** Gives the piece that was walked last a label, and its nodes. */
    int[] finish(int label) {
        int[] nodes = piece.toIntArray();
        for (int node : nodes) {
            labels[node] = label;
        }
        return nodes;
    }
}
